import type { Settings } from './deps';

/**
 * The settings as they hold in a workspace: what they name by an id of Slack's (channels, targets), and who follows its
 * record, is of one workspace, and holds in no other.
 */
export function settingsIn(settings: Settings, workspaceId: string): Settings {
  const { homeWorkspace } = settings;
  if (homeWorkspace === undefined || homeWorkspace === workspaceId) return settings;
  return {
    ...settings,
    announcementChannel: undefined,
    alertChannel: undefined,
    targets: [],
    policies: {},
    webhooks: {},
  };
}
