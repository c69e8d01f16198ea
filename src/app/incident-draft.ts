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

/** Where a draft stood. Its log is the draft's, which may have become longer since: few ask for a copy of their own. */
class AsOfThen implements IncidentInHand {
  readonly id: IncidentId;
  readonly state: IncidentState;
  /** Begins with the incident's own. */
  readonly grownLog: TimelineEntry[];
  private copy: readonly TimelineEntry[] | undefined = undefined;

  constructor({ id, state, log }: Draft) {
    this.id = id;
    this.state = state;
    this.grownLog = log;
  }

  get log(): readonly TimelineEntry[] {
    this.copy ??= this.grownLog.slice(0, this.state.version);
    return this.copy;
  }
}

/** What is added to the draft leaves `incident` as it is. */
export function draftFrom(incident: IncidentInHand): Draft {
  const { id, state } = incident;
  // Where nobody has added to it, this draft is the one that does.
  const isLast = incident instanceof AsOfThen && incident.grownLog.length === state.version;
  return { id, state, log: isLast ? incident.grownLog : [...incident.log] };
}

/** The incident as it is now, whatever is added to the draft later. */
export function asOfNow(draft: Draft): IncidentInHand {
  return new AsOfThen(draft);
}

/** The entries of an incident after the first so many, without a copy of all of them. */
export function entriesAfter(incident: IncidentInHand, known: number): readonly TimelineEntry[] {
  const log = incident instanceof AsOfThen ? incident.grownLog : incident.log;
  return log.slice(known, incident.state.version);
}

/** The same log, longer; another one where something in it is no longer to be read. */
export function grown(log: TimelineEntry[], added: readonly TimelineEntry[]): TimelineEntry[] {
  if (concernsRedacted(added)) return [...extendedWithoutRedacted(log, added)];
  log.push(...added);
  return log;
}
