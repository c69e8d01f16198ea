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

/** The log that an incident was taken from, which begins with its own and may have become longer since. */
const grownLogs = new WeakMap<IncidentInHand, TimelineEntry[]>();

/** What is added to the draft leaves `incident` as it is. */
export function draftFrom(incident: IncidentInHand): Draft {
  const { id, state } = incident;
  const grownLog = grownLogs.get(incident);
  // Nobody has added to it: this draft is the one that does.
  const log = grownLog?.length === state.version ? grownLog : [...incident.log];
  return { id, state, log };
}

/** The incident as it is now, whatever is added to the draft later. Few ask for its log, which is copied for them alone. */
export function asOfNow({ id, log, state }: Draft): IncidentInHand {
  let copy: readonly TimelineEntry[] | undefined;
  const incident = {
    id,
    state,
    get log() {
      copy ??= log.slice(0, state.version);
      return copy;
    },
  };
  grownLogs.set(incident, log);
  return incident;
}

/** The entries of an incident after the first so many, without a copy of all of them. */
export function entriesAfter(incident: IncidentInHand, known: number): readonly TimelineEntry[] {
  return (grownLogs.get(incident) ?? incident.log).slice(known, incident.state.version);
}

/** The same log, longer; another one where something in it is no longer to be read. */
export function grown(log: TimelineEntry[], added: readonly TimelineEntry[]): TimelineEntry[] {
  if (concernsRedacted(added)) return [...extendedWithoutRedacted(log, added)];
  log.push(...added);
  return log;
}
