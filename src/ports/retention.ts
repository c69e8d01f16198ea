import type { Iso } from '../domain/time/instant';
import type { IncidentId } from './incident-id';
import type { IncidentRow } from './incident-store';

/** What is still known of an incident that was removed. */
export interface RemovedIncident {
  readonly isPrivate: boolean;
  readonly removedAt: Iso;
}

/** Taking incidents off the record that were closed long ago. Their numbers are never given again. */
export interface Retention {
  /** Incidents of all workspaces closed at this moment or before, the first closed first; none for which something is still to be done in Slack. */
  due(closedUntil: Iso): Promise<readonly IncidentRow[]>;
  /**
   * Deletes an incident and everything that belongs to it from every table, all of it or nothing, if its log is still
   * `version` long, it is closed, and nothing is to be done for it in Slack. Whether it was.
   */
  remove(id: IncidentId, version: number, at: Iso): Promise<boolean>;
  removed(workspaceId: string, number: number): Promise<RemovedIncident | undefined>;
  /** When it was last looked for what is to be removed, by whichever process; undefined before the first time. */
  lastRun(): Promise<Iso | undefined>;
  noteRun(at: Iso): Promise<void>;
}
