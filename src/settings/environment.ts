import { z } from 'zod';
import { row } from './row';

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** One row for each variable of the environment: how it is read, what it must be, and what docs/config.md says of it. */
export const environment = {
  SLACK_BOT_TOKEN: row(
    z.string().startsWith('xoxb-').optional(),
    'must begin with xoxb-',
    'The bot token, from “OAuth & Permissions”.',
  ),
  SLACK_APP_TOKEN: row(
    z.string().startsWith('xapp-').optional(),
    'must begin with xapp-',
    'The app-level token with `connections:write`: with the bot token it chooses Socket Mode.',
  ),
  SLACK_SIGNING_SECRET: row(
    z.string().min(8).optional(),
    'must be the signing secret of the app',
    'The signing secret, from “Basic Information”: with the bot token it chooses HTTP.',
  ),
  SLACK_CLIENT_ID: row(
    z
      .string()
      .regex(/^\d+\.\d+$/)
      .optional(),
    'must be the client id of the app, such as 1234567890.1234567890',
    'The client id, from “Basic Information”: with the client secret, the signing secret and `HINDSIGHT_ENCRYPTION_KEY` it chooses many workspaces, each of which installs the bot by itself.',
  ),
  SLACK_CLIENT_SECRET: row(
    z.string().min(8).optional(),
    'must be the client secret of the app',
    'The client secret, from “Basic Information”.',
  ),
  HINDSIGHT_ENCRYPTION_KEY: row(
    z
      .string()
      .transform((text) => text.split(',').map((key) => key.trim()))
      .refine((keys) => keys.every((key) => key.length >= 32))
      .optional(),
    'must be at least 32 characters; a former key may stand after it, with a comma between',
    'What the tokens of the workspaces are encrypted with: `openssl rand -base64 32` makes one. To replace it, put the new one before it, with a comma between. See [Operating](operating.md).',
  ),
  PUBLIC_URL: row(
    z.url({ protocol: /^https?$/ }).optional(),
    'must be an address such as https://hindsight.example.com',
    'Where browsers reach the bot, for installing it: `/slack/install` and `/slack/oauth_redirect` are below it. Without it Slack sends people back to the first redirect URL that the app has.',
  ),
  SLACK_API_URL: row(
    z.url().default('https://slack.com/api/'),
    'must be an address',
    'Where Slack’s Web API is. Every call goes there, Socket Mode’s included.',
  ),
  DATABASE_URL: row(
    z
      .string()
      .regex(/^(file:.|postgres(ql)?:\/\/)/)
      .default('file:data/hindsight.db'),
    'must be file:data/hindsight.db or postgres://…',
    'The database: a SQLite file, or a PostgreSQL server, with `?sslmode=verify-full` or another of PostgreSQL’s modes at its end.',
  ),
  DATABASE_POOL_SIZE: row(
    z.coerce.number().int().min(2).max(200).default(10),
    'must be 2 to 200',
    'Connections to a PostgreSQL server at a time, for each process. Four more wait for their turn.',
  ),
  DATABASE_TIMEOUT: row(
    z.coerce.number().int().min(1).max(300).default(10),
    'must be 1 to 300 seconds',
    'Seconds that a statement may take on a PostgreSQL server.',
  ),
  ALERTMANAGER_TOKEN: secretRow(
    'The token that Alertmanager sends as `Authorization: Bearer …` to `/alerts/alertmanager`.',
  ),
  GRAFANA_TOKEN: secretRow(
    'The token that Grafana sends as `Authorization: Bearer …` to `/alerts/grafana`.',
  ),
  PAGERDUTY_WEBHOOK_SECRET: secretRow(
    'The secret of the webhook subscription by which PagerDuty calls `/alerts/pagerduty`, or `/pagers/pagerduty` where only acknowledgements are wanted.',
  ),
  OPSGENIE_WEBHOOK_TOKEN: secretRow(
    'The token that Opsgenie’s webhook integration sends as `Authorization: Bearer …` to `/pagers/opsgenie`, so that an acknowledgement there counts.',
  ),
  ALERTS_SECRET: secretRow(
    'The secret that whatever else posts to `/alerts/json` signs with. See [Integrations](integrations.md).',
  ),
  API_TOKEN: secretRow(
    'The token that programs send as `Authorization: Bearer …` to read `/api/incidents`. Without one there is no such address.',
  ),
  HOST: row(
    z.string().min(1).default('0.0.0.0'),
    'must be an address of this machine',
    'The address to listen on. The local workspace listens on 127.0.0.1 unless this is set.',
  ),
  PORT: row(
    z.coerce.number().int().min(0).max(65535).default(3000),
    'must be 0 to 65535',
    'The port to listen on: `/slack/events`, alerts, the API, `/healthz`, `/readyz` and `/metrics`. In the local workspace: of its page; alerts and the API are at the next one. 0 takes any free one.',
  ),
  LOG_LEVEL: row(
    z.enum(logLevels).default('info'),
    `must be one of ${logLevels.join(', ')}`,
    'How much is logged. The local workspace logs warnings and worse where this is `info`.',
  ),
  TEMPLATES_DIR: row(
    z.string().min(1).optional(),
    'must be a folder',
    'A folder with templates of your own; those missing there are the built-in ones. See [Templates](templates.md).',
  ),
  HINDSIGHT_CONFIG: row(
    z.string().min(1).optional(),
    'must be a YAML file',
    'A file with the settings below.',
  ),
};

/** A secret that is shared with another system. */
function secretRow(about: string) {
  return row(
    z
      .string()
      .regex(/^\S{16,}$/)
      .optional(),
    'must be at least 16 characters without blanks',
    about,
  );
}
