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
