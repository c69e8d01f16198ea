import { COMMAND } from './listeners/command';
import { events, neededScopes } from './methods';

/** Shortcuts: five in a message's menu, as many as Slack shows, and one for everywhere. */
export const shortcuts = [
  {
    type: 'message',
    callback_id: 'add_to_timeline',
    name: 'Add to timeline',
    description: 'Puts this message on the incident’s timeline',
  },
  {
    type: 'message',
    callback_id: 'mark_hypothesis',
    name: 'Mark as hypothesis',
    description: 'Records what this message suspects as the cause',
  },
  {
    type: 'message',
    callback_id: 'mark_escalation',
    name: 'Mark as escalation',
    description: 'Records that somebody was asked for help',
  },
  {
    type: 'message',
    callback_id: 'create_action_item',
    name: 'Create action item',
    description: 'Makes follow-up work of this message',
  },
  {
    type: 'message',
    callback_id: 'start_incident_here',
    name: 'Start incident from here',
    description: 'Opens an incident that begins with this message',
  },
  {
    type: 'global',
    callback_id: 'start_incident',
    name: 'Start an incident',
    description: 'Opens an incident',
  },
] as const;

export interface ManifestOptions {
  /** What Slack shows while somebody types the command. */
  readonly usageHint: string;
  /** Where Slack sends requests; without it everything comes over a socket. */
  readonly requestUrl?: string;
  /** Where browsers come back to after consent, where many workspaces install the app. */
  readonly redirectUrl?: string;
}

/** The app as Slack is told of it: docs.slack.dev/reference/app-manifest. */
export function manifest({
  usageHint,
  requestUrl,
  redirectUrl,
}: ManifestOptions): Readonly<Record<string, unknown>> {
  const url = requestUrl === undefined ? {} : { request_url: requestUrl };
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Hindsight',
      description: 'Runs incidents in Slack and writes the postmortem meanwhile',
      background_color: '#1f2937',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: 'hindsight', always_online: true },
      shortcuts: [...shortcuts],
      slash_commands: [
        {
          command: COMMAND,
          description: 'Run an incident and keep its record',
          usage_hint: usageHint,
          should_escape: true,
          ...(requestUrl === undefined ? {} : { url: requestUrl }),
        },
      ],
    },
    oauth_config: {
      ...(redirectUrl === undefined ? {} : { redirect_urls: [redirectUrl] }),
      scopes: { bot: neededScopes() },
    },
    settings: {
      event_subscriptions: { ...url, bot_events: Object.keys(events) },
      interactivity: { is_enabled: true, ...url },
      org_deploy_enabled: redirectUrl !== undefined,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}
