import type { Generated } from 'kysely';
import type { AlertSourceName } from '../../ports/alerts';

export interface InstallationTable {
  /** `T…` of a workspace, or `E…` of an organisation. */
  id: string;
  enterprise_id: string | null;
  name: string;
  bot_id: string;
  bot_user_id: string;
  app_id: string;
  /** With commas between. */
  scopes: string;
  installed_by: string;
  installed_at: string;
  /** Encrypted; null once the installation has ended. */
  sealed_tokens: string | null;
  key_id: string | null;
  expires_at: string | null;
  ended_at: string | null;
}

/** A workspace that an organisation's installation serves. */
export interface OrgWorkspaceTable {
  workspace_id: string;
  enterprise_id: string;
}

/** A try to install that has come back from Slack, so that it cannot again. */
export interface UsedStateTable {
  id: string;
  until: string;
}

/** What is left of an incident that was removed; the only thing that lets its log be deleted. */
export interface RemovedIncidentTable {
  incident_id: string;
  workspace_id: string;
  is_private: number;
  removed_at: string;
}

/** One row: when it was last looked for what is to be removed. */
export interface RetentionRunTable {
  id: number;
  last_at: string;
}

export interface AlertTable {
  id: string;
  workspace_id: string;
  source: AlertSourceName;
  key: string;
  state: 'firing' | 'resolved';
  title: string;
  text: string;
  url: string | null;
  /** How often it was told of while it fired. */
  count: number;
  started_at: string;
  told_at: string;
  last_at: string;
  resolved_at: string | null;
  answer: 'started' | 'added' | 'ignored' | null;
  incident_id: string | null;
  answered_by: string | null;
  version: number;
  shown_version: number;
  shown_digest: string | null;
  /** Channel and ts of its message. */
  ref: string | null;
  attempts: number;
  /** Empty: at once. */
  next_at: string;
  problem: string | null;
  was_put_back: Generated<number>;
  is_abandoned: Generated<number>;
}
