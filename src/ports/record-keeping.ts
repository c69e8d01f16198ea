import type { TimelineEntry } from '../domain/entries';
import type { IncidentState } from '../domain/incident-state';
import type { Attachment } from './attachments';
import type { IncidentId } from './incident-id';

/** How much of an incident is there: its row in the lists, and the entries of its log. */
export interface Extent {
  readonly id: IncidentId;
  readonly hasRow: boolean;
  readonly entries: number;
  /** The lowest and the highest number of an entry; 0 without any. */
  readonly first: number;
  readonly last: number;
}

/** An incident with everything on record of it. */
export interface WholeIncident {
  readonly workspaceId: string;
  readonly number: number;
  readonly log: readonly TimelineEntry[];
  readonly attachments: readonly Attachment[];
}

/** What whoever operates the database needs of it, beyond what the bot does. */
export interface RecordKeeping {
  /** Everything that has a row or an entry, by workspace and number. */
  extents(): Promise<readonly Extent[]>;
  /** The read tables that do not say what `state`, that of the whole log, comes to. */
  differing(
    id: IncidentId,
    log: readonly TimelineEntry[],
    state: IncidentState,
  ): Promise<readonly string[]>;
  /**
   * Puts an incident on record as it is, under its own number; Slack is not told of it.
   * `same` where it is there already, entry for entry; `taken` where another one has the number: nothing is changed then.
   */
  adopt(incident: WholeIncident, state: IncidentState): Promise<'adopted' | 'same' | 'taken'>;
}
