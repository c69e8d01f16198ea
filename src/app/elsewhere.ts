import { everybodyAsked } from '../domain/asked';
import type { Escalation, IncidentState } from '../domain/incident-state';
import type { Target } from '../domain/person';
import type { NewStep } from '../ports/outbox';

/** Asks in the channel that a target is, if it is one. Of a private incident nobody outside its channel is told. */
export function askElsewhere(
  { opening }: IncidentState,
  escalation: string,
  target: Target,
): readonly NewStep[] {
  if (target.kind !== 'channel' || target.id === undefined || opening?.isPrivate) return [];
  const payload = { escalation, channelId: target.id };
  return [{ key: keyOf(escalation, target.id), kind: 'post-elsewhere', payload }];
}

/** Brings what other channels were asked up to date. `seq`: of the entry that changed it. */
export function refreshElsewhereSteps(
  escalation: Escalation | undefined,
  seq: number,
): readonly NewStep[] {
  if (escalation === undefined) return [];
  const ids = everybodyAsked(escalation).flatMap(({ kind, id }) =>
    kind === 'channel' && id ? [id] : [],
  );
  return [...new Set(ids)].map((channelId) => {
    const posted = keyOf(escalation.id, channelId);
    const payload = { escalation: escalation.id, posted };
    return { key: `${posted}:${seq}`, kind: 'refresh-elsewhere', payload };
  });
}

function keyOf(escalation: string, channelId: string): string {
  return `elsewhere:${escalation}:${channelId}`;
}
