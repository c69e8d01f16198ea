import type { TimelineEntry } from '../domain/entries';
import type { IncidentState } from '../domain/incident-state';
import { concernsRedacted, extendedWithoutRedacted } from '../domain/redaction';
import type { IncidentId } from '../ports/incident-id';
import type { IncidentInHand } from './incident-in-hand';

/** An incident to which one decision after the other adds. Copying a long log for each would cost more than deciding. */
export interface Draft {
  readonly id: IncidentId;
  log: TimelineEntry[];
  state: IncidentState;
}

/** What is added to the draft leaves `incident` as it is. */
export function draftFrom(incident: IncidentInHand): Draft {
  return { ...incident, log: [...incident.log] };
}

/** The incident as it is now, whatever is added to the draft later. Few ask for its log, which is copied for them alone. */
export function asOfNow({ id, log, state }: Draft): IncidentInHand {
  let copy: readonly TimelineEntry[] | undefined;
  return {
    id,
    state,
    get log() {
      copy ??= log.slice(0, state.version);
      return copy;
    },
  };
}

/** The same log, longer; another one where something in it is no longer to be read. */
export function grown(log: TimelineEntry[], added: readonly TimelineEntry[]): TimelineEntry[] {
  if (concernsRedacted(added)) return [...extendedWithoutRedacted(log, added)];
  log.push(...added);
  return log;
}
