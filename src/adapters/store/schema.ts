import type { Generated, Insertable, Selectable } from 'kysely';
import type { Via } from '../../ports/outbox';
import type { FullText } from './full-text';
import type {
  AlertTable,
  InstallationTable,
  OrgWorkspaceTable,
  RemovedIncidentTable,
  RetentionRunTable,
  UsedStateTable,
} from './schema-beside-the-record';

/** The tables, as both databases have them. Moments are UTC ISO text, flags are 0 or 1, JSON is text. */
export interface Database {
  timeline_entries: TimelineEntryTable;
  incidents: IncidentTable;
  hypotheses: HypothesisTable;
  escalations: EscalationTable;
  action_items: ActionItemTable;
  entry_words: EntryWordsTable;
  workspaces: WorkspaceTable;
  outbox: OutboxTable;
  surfaces: SurfaceTable;
  homes: HomeTable;
  people: PersonTable;
  contact: ContactTable;
  attachments: AttachmentTable;
  replicas: ReplicaTable;
  alert_groups: AlertTable;
  installations: InstallationTable;
  org_workspaces: OrgWorkspaceTable;
  used_states: UsedStateTable;
  removed_incidents: RemovedIncidentTable;
  retention_runs: RetentionRunTable;
}

/** The record itself: rows are added, only the words of redacted ones are changed, and only whole logs are removed. */
interface TimelineEntryTable {
  incident_id: string;
  seq: number;
  workspace_id: string;
  /** `T12` */
  entry: string;
  kind: string;
  occurred_at: string;
  precision: string;
  recorded_at: string;
  actor_id: string;
  actor_name: string;
  author_id: string | null;
  author_name: string | null;
  source: string;
  permalink: string | null;
  channel_id: string | null;
  message_ts: string | null;
  /** The person's own words; null for kinds without any. */
  text: string | null;
  /** The rest of what the kind carries. */
  payload: string;
  /** The rest of what is true of every entry: files. */
  extra: string | null;
  /** Format of `payload`. */
  v: number;
}

interface IncidentTable {
  id: string;
  workspace_id: string;
  number: number;
  version: number;
  title: string;
  status: string;
  severity: string | null;
  lead_id: string | null;
  lead_name: string | null;
  is_private: number;
  is_drill: number;
  channel_id: string | null;
  opened_by: string;
  opened_recorded_at: string;
  started_at: string | null;
  detected_at: string | null;
  responded_at: string | null;
  resolved_at: string | null;
  closed_at: string | null;
}

interface HypothesisTable {
  incident_id: string;
  id: string;
  seq: number;
  state: string;
  text: string;
  raised_by_id: string;
  raised_by_name: string;
  raised_at: string;
  evidence_for: number;
  evidence_against: number;
  settled_at: string | null;
  settled_by_name: string | null;
}

interface EscalationTable {
  incident_id: string;
  id: string;
  seq: number;
  target_kind: string;
  target_id: string | null;
  target_name: string;
  text: string;
  escalated_by_id: string;
  escalated_by_name: string;
  escalated_at: string;
  acknowledged_by_id: string | null;
  acknowledged_by_name: string | null;
  acknowledged_at: string | null;
}

interface ActionItemTable {
  incident_id: string;
  id: string;
  seq: number;
  state: string;
  text: string;
  owner_id: string | null;
  owner_name: string | null;
  due: string | null;
  added_by_id: string;
  added_by_name: string;
  added_at: string;
  ended_at: string | null;
}

/** What can be found by searching: rewritten from the record, and by it alone; see `entry-words.ts`. */
interface EntryWordsTable {
  id: Generated<number>;
  incident_id: string;
  workspace_id: string;
  /** Of the entry; 0 is the incident's title. */
  seq: number;
  /** As `domain/words/fold-words.ts` makes them, with blanks between. */
  tokens: string;
}

interface WorkspaceTable {
  id: string;
  last_number: number;
  /** Of incidents that were removed, and one more for each of them. */
  removed_entries: Generated<number>;
}

interface OutboxTable {
  id: Generated<number>;
  incident_id: string;
  workspace_id: string;
  key: string;
  kind: string;
  via: Generated<Via>;
  lane: Generated<string>;
  payload: string;
  state: 'waiting' | 'done' | 'abandoned';
  attempts: number;
  queued_at: string;
  next_at: string;
  problem: string | null;
  result: string | null;
  ended_at: string | null;
}

interface SurfaceTable {
  incident_id: string;
  surface: string;
  workspace_id: string;
  wanted_version: number;
  /** Since when it has been behind; means nothing while it is not. */
  wanted_since: string;
  shown_version: number;
  shown_digest: string | null;
  ref: string | null;
  called_at: string | null;
  attempts: number;
  /** Empty: at once. */
  next_at: string;
  problem: string | null;
  is_abandoned: number;
  was_put_back: number;
}

interface HomeTable {
  workspace_id: string;
  user_id: string;
  opened_at: string;
  /** Entries on record in the workspace; -1 until it shows anything. */
  shown_version: number;
  shown_digest: string | null;
  called_at: string | null;
  attempts: number;
  /** Empty: at once. */
  next_at: string;
  problem: string | null;
  /** How often it was opened. */
  openings: number;
}

/** One row: until when the bot was told of whatever happened in Slack. */
interface ContactTable {
  id: number;
  last_at: string;
}

interface PersonTable {
  workspace_id: string;
  id: string;
  name: string;
  zone: string;
  is_guest: number;
  is_stranger: number;
  is_bot: number;
  seen_at: string;
}

interface AttachmentTable {
  incident_id: string;
  id: string;
  name: string;
  mimetype: string;
  bytes: Uint8Array;
}

interface ReplicaTable {
  id: string;
  seen_at: string;
}

export type TimelineEntryRow = Selectable<TimelineEntryTable>;
export type IncidentColumns = Selectable<IncidentTable>;
export type HypothesisRow = Selectable<HypothesisTable>;
export type EscalationRow = Selectable<EscalationTable>;
export type ActionItemRow = Selectable<ActionItemTable>;
export type EntryWordsRow = Insertable<EntryWordsTable>;
export type HomeColumns = Selectable<HomeTable>;
export type InstallationColumns = Selectable<InstallationTable>;
export type AlertColumns = Selectable<AlertTable>;
export type SurfaceColumns = Selectable<SurfaceTable>;

/** What a database can do, so that nothing has to ask which one it is. */
export interface Capabilities {
  /** Several connections write at once, and `select … for update skip locked` keeps them apart. */
  readonly hasRowLocks: boolean;
  /** Recordings are carried out in the order they are asked for; one fails where one fails that it follows. */
  readonly keepsOrder?: true;
  readonly fullText: FullText;
  /**
   * Empties the log that SQLite keeps beside its file, where what was overwritten still stands. While another program
   * reads, that has to wait for the next time, or for the end of the last program.
   */
  readonly emptyJournal?: () => void;
}
