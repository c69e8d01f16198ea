import type { TimelineEntry } from '../domain/entries';
import type { IncidentState } from '../domain/incident-state';
import type { Iso } from '../domain/time/instant';
import type { Severity, Status } from '../domain/vocabulary';
import type { IncidentId } from './incident-id';
import type { NewStep } from './outbox';

/** A line in a list of incidents; read from the tables kept beside the log. */
export interface IncidentRow {
  readonly id: IncidentId;
  readonly workspaceId: string;
  readonly number: number;
  readonly title: string;
  readonly status: Status;
  readonly severity: Severity | undefined;
  readonly leadId: string | undefined;
  readonly leadName: string | undefined;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly channelId: string | undefined;
  readonly openedBy: string;
  readonly openedRecordedAt: Iso;
  readonly startedAt: Iso | undefined;
  readonly detectedAt: Iso | undefined;
  readonly respondedAt: Iso | undefined;
  readonly resolvedAt: Iso | undefined;
  readonly closedAt: Iso | undefined;
  readonly version: number;
}

/** Entries with the state they lead to and what must follow in Slack; recorded together or not at all. */
export interface Recording {
  readonly entries: readonly TimelineEntry[];
  /** The state after `entries`: what the read tables show. */
  readonly state: IncidentState;
  readonly steps: readonly NewStep[];
}

/** What a search found. */
export interface FoundIncident extends IncidentRow {
  /** `seq` of the entry that holds most of the words, other than by repeating the title; undefined where none does. */
  readonly entry: number | undefined;
}

export interface ListFilter {
  readonly open?: boolean;
  /** Opened at or after this moment. */
  readonly since?: Iso;
  /** Numbered below this. */
  readonly before?: number;
  /** Without private ones. */
  readonly isPublic?: true;
  readonly limit: number;
}

/** An action item in a list of somebody's own. */
export interface OwnedAction {
  readonly incidentId: IncidentId;
  /** `A3` */
  readonly id: string;
  readonly text: string;
  /** `2026-11-30` */
  readonly due: string | undefined;
}

/** Where incidents live. Every adapter passes `test/contract/stores-contract.ts`. */
export interface IncidentStore {
  /**
   * Opens an incident under the workspace's next number, without gaps, however many open at once:
   * `build` is called with the number and the id, within the transaction, and may be called again after a conflict.
   */
  open(
    workspaceId: string,
    build: (number: number, id: IncidentId) => Recording,
  ): Promise<{ readonly id: IncidentId; readonly number: number }>;
  /** The log from entry `after + 1` on, in order; empty for an unknown incident. */
  load(id: IncidentId, after?: number): Promise<readonly TimelineEntry[]>;
  /** Appends in one transaction. Throws VersionConflict when the log is no longer `expectedVersion` long. */
  append(
    id: IncidentId,
    expectedVersion: number,
    recording: Recording,
    after?: Recording,
  ): Promise<void>;
  /**
   * Whether a recording may be appended while the one that it was decided on is still under way, which is then given as
   * `after`: it is carried out later than that one, and throws VersionConflict where that one fails. What corrects entries
   * has to wait, as it is written with the log as it is on record.
   */
  readonly keepsOrder: boolean;
  find(workspaceId: string, number: number): Promise<IncidentRow | undefined>;
  get(id: IncidentId): Promise<IncidentRow | undefined>;
  /** The latest incident that has this channel. */
  findByChannel(workspaceId: string, channelId: string): Promise<IncidentRow | undefined>;
  /** Entries taken from a message: incident and `seq` each, removed ones included. */
  findByMessage(
    workspaceId: string,
    channelId: string,
    ts: string,
  ): Promise<readonly { readonly id: IncidentId; readonly seq: number; readonly kind: string }[]>;
  /** Newest first. */
  list(workspaceId: string, filter: ListFilter): Promise<readonly IncidentRow[]>;
  /**
   * Incidents of all workspaces that people may have to be reminded of, oldest first: with a channel, and not closed or
   * with an open action item due from one date to another (`2026-11-30`, both included).
   */
  remindable(due: { readonly from: string; readonly to: string }): Promise<readonly IncidentRow[]>;
  /** Incidents of all workspaces that have a channel and were open at this moment or later, oldest first. */
  openSince(moment: Iso): Promise<readonly (IncidentRow & { readonly channelId: string })[]>;
  /** Open action items that somebody owns, of closed incidents too: those due first, then the oldest. */
  actionsOf(workspaceId: string, ownerId: string, limit: number): Promise<readonly OwnedAction[]>;
  /**
   * Incidents that hold every word in their title or in entries as they stand, best first; at most `limit`. A word is
   * found in any case and script, with or without accents, and by its beginning; in scripts without blanks anywhere.
   */
  search(
    workspaceId: string,
    words: readonly string[],
    limit: number,
  ): Promise<readonly FoundIncident[]>;
  /** Every incident's id; for checks and rebuilding. */
  ids(): Promise<readonly IncidentId[]>;
  /** Writes the read tables of one incident anew from the state given. */
  rebuild(id: IncidentId, state: IncidentState): Promise<void>;
  /** The read tables of one incident as plain rows, for comparing. */
  readTables(id: IncidentId): Promise<Readonly<Record<string, readonly unknown[]>>>;
}

/** Somebody else recorded first: load again and decide anew. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

/** The database is locked, read-only, full or gone; nothing was recorded. `hint` says what the operator can do. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
