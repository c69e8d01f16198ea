import { everybodyAsked } from '../../domain/asked';
import type { Escalation, IncidentState } from '../../domain/incident-state';
import type { NewStep } from '../../ports/outbox';
import type { PageAction } from '../../ports/pagers';

/** The pagers that an escalation has gone to, each once. */
export function pagersAsked(escalation: Escalation): readonly string[] {
  return [...new Set(everybodyAsked(escalation).flatMap(({ pagers = [] }) => pagers))];
}

/** The key of the step that first pages somebody. */
export function triggerKey(escalation: string, pager: string): string {
  return `page:${escalation}:${pager}`;
}

/** Pages those of `pagers` that this escalation did not go to before. */
export function triggerSteps(
  before: IncidentState | undefined,
  escalation: string,
  pagers: readonly string[] = [],
): readonly NewStep[] {
  const known = before?.escalations.find(({ id }) => id === escalation);
  const paged = known === undefined ? [] : pagersAsked(known);
  return [...new Set(pagers)]
    .filter((pager) => !paged.includes(pager))
    .map((pager) => step(triggerKey(escalation, pager), escalation, pager, 'trigger'));
}

/** Tells every pager that an escalation went to what became of it, but for the one that said so. `seq`: of the entry. */
export function settleSteps(
  escalation: Escalation | undefined,
  action: Exclude<PageAction, 'trigger'>,
  seq: number,
  except?: string,
): readonly NewStep[] {
  if (escalation === undefined) return [];
  return pagersAsked(escalation)
    .filter((pager) => pager !== except)
    .map((pager) =>
      step(`${triggerKey(escalation.id, pager)}:${action}:${seq}`, escalation.id, pager, action),
    );
}

/** Pages do not wait for each other, but what is said of one of them comes in order. */
function step(key: string, escalation: string, pager: string, action: PageAction): NewStep {
  const payload = { escalation, pager, action };
  return { key, kind: 'page', via: 'pagers', lane: `${escalation}:${pager}`, payload };
}
