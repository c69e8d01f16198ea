import { listed } from './say';

/** How the bot is to be reached, as `init` asks for it. */
export type InitMode = 'local' | 'socket' | 'http' | 'many';

/** What each mode is, for somebody who has to choose. */
export const initModes: Readonly<Record<InitMode, string>> = {
  socket: 'Socket Mode: the bot connects to Slack; no public address is needed',
  http: 'HTTP: Slack sends requests to an address of yours',
  many: 'Many workspaces: HTTP, and each workspace installs the bot by itself',
  local: 'Local workspace: no Slack at all, to try it out',
};

/** What must be set for each mode, and where it is found at api.slack.com/apps. */
export const secretsOf = {
  local: {},
  socket: {
    SLACK_BOT_TOKEN: 'Bot User OAuth Token, under “OAuth & Permissions” (xoxb-…)',
    SLACK_APP_TOKEN: 'App-Level Token, under “Basic Information” (xapp-…)',
  },
  http: {
    SLACK_BOT_TOKEN: 'Bot User OAuth Token, under “OAuth & Permissions” (xoxb-…)',
    SLACK_SIGNING_SECRET: 'Signing Secret, under “Basic Information”',
  },
  many: {
    SLACK_CLIENT_ID: 'Client ID, under “Basic Information”',
    SLACK_CLIENT_SECRET: 'Client Secret, under “Basic Information”',
    SLACK_SIGNING_SECRET: 'Signing Secret, under “Basic Information”',
    HINDSIGHT_ENCRYPTION_KEY:
      'What tokens are encrypted with; keep a copy of it where your other secrets are',
  },
} as const satisfies Readonly<Record<InitMode, Readonly<Record<string, string>>>>;

/** The secrets that are there to be filled in, as `init` leaves them: blank, they count as not set. */
export function blankSecrets(
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const names = new Set(Object.values(secretsOf).flatMap((secrets) => Object.keys(secrets)));
  return [...names].filter((name) => environment[name] === '');
}

/** `SLACK_BOT_TOKEN and SLACK_APP_TOKEN are blank` */
export function sayBlank(names: readonly string[]): string {
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} blank`;
}

/** What to do in Slack, in order. */
export function slackSteps(mode: InitMode): readonly string[] {
  if (mode === 'local') return [];
  if (mode === 'many') return stepsForMany;
  return [
    'Open api.slack.com/apps and choose “Create New App”, “From a manifest”, and your workspace.',
    'Choose YAML, and paste the manifest above in place of what is there.',
    'Choose “Install App”, “Install to Workspace”, and allow it.',
    'Copy the Bot User OAuth Token (xoxb-…): it is SLACK_BOT_TOKEN.',
    mode === 'socket'
      ? 'Under “Basic Information”, “App-Level Tokens”, choose “Generate Token and Scopes”, add connections:write, and copy the token (xapp-…): it is SLACK_APP_TOKEN.'
      : 'Under “Basic Information”, “App Credentials”, copy the Signing Secret: it is SLACK_SIGNING_SECRET.',
  ];
}

const stepsForMany: readonly string[] = [
  'Open api.slack.com/apps and choose “Create New App”, “From a manifest”, and a workspace of yours.',
  'Choose YAML, and paste the manifest above in place of what is there.',
  'Under “Basic Information”, “App Credentials”, copy the Client ID, the Client Secret and the Signing Secret.',
  'Under “Manage Distribution”, “Share Your App with Other Workspaces”, choose “Activate Public Distribution”.',
  'Once the bot runs, open /slack/install at its address in each workspace.',
];

/** The text of `.env`. A value that is not known yet is left to be filled in, which counts as not set. */
export function envText(
  mode: InitMode,
  values: Readonly<Record<string, string | undefined>>,
  settingsName: string,
  publicUrl?: string,
): string {
  const secrets = Object.entries<string>(secretsOf[mode]).flatMap(([name, where]) => [
    `# ${where}`,
    `${name}=${values[name] ?? ''}`,
  ]);
  return [
    '# Hindsight reads this file in the folder that it is started in; what the environment sets wins.',
    ...secrets,
    '# The settings of your team',
    `HINDSIGHT_CONFIG=${settingsName}`,
    '# Where the record is kept: a file, or postgres://user:password@host/database',
    '#DATABASE_URL=file:data/hindsight.db',
    ...(publicUrl === undefined
      ? []
      : ['# Where browsers reach the bot, for installing it', `PUBLIC_URL=${publicUrl}`]),
    ...(mode === 'http' || mode === 'many'
      ? ['# Where requests are taken: /slack/events', 'PORT=3000']
      : []),
    '',
  ].join('\n');
}
