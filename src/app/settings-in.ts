import type { Settings } from './deps';

/** Whether the ids in the settings are of this workspace. */
export function isHome(
  { homeWorkspace }: Pick<Settings, 'homeWorkspace'>,
  workspaceId: string,
): boolean {
  return homeWorkspace === undefined || homeWorkspace === workspaceId;
}

/**
 * The settings as they hold in a workspace: what they name by an id of Slack's (channels, targets), and who follows its
 * record, is of one workspace, and holds in no other.
 */
export function settingsIn(settings: Settings, workspaceId: string): Settings {
  if (isHome(settings, workspaceId)) return settings;
  return {
    ...settings,
    announcementChannel: undefined,
    alertChannel: undefined,
    targets: [],
    policies: {},
    webhooks: {},
  };
}
