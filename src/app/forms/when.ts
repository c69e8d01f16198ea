import { time } from '../../commands/args';
import { escapeText } from '../../commands/markup';
import type { Request } from '../../commands/request';
import type { TimelineEntry } from '../../domain/entries';
import type { IncidentState, Moment } from '../../domain/incident-state';
import type { PersonRecord } from '../../ports/people';
import type { Field } from '../../report/message';
import { actorOf } from '../carry-out';
import type { Room } from '../room';

/** A field for the moment. Slack's own pickers know no zone and no `-20m`. */
export const whenField = {
  type: 'line',
  name: 'when',
  label: 'When?',
  hint: 'A time in your zone, such as 14:05 or -20m. Left empty: now.',
  isOptional: true,
} as const satisfies Field;

/** Reads a field that holds a time and nothing else; an empty one gives no moment. */
export function readWhen(
  text: string,
  request: Request,
): { readonly moment?: Moment } | { readonly problem: string } {
  const written = text.trim();
  if (written === '') return {};
  const taken = time.read(escapeText(written), request);
  if ('problem' in taken) return taken;
  if (taken.value === undefined || taken.rest.trim() !== '') {
    return { problem: `“${written}” is not a time: write 14:05, -20m or 2026-11-19 23:50.` };
  }
  return { moment: taken.value };
}

/** What a command would be told, for reading one of its arguments apart. */
export function requestFor(
  { deps }: Room,
  person: PersonRecord,
  channelId: string,
  { state, log }: { readonly state: IncidentState; readonly log: readonly TimelineEntry[] },
): Request {
  const actor = actorOf(person);
  return { now: deps.clock.now(), actor, channelId, vocabulary: deps.settings, state, log };
}
