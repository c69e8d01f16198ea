import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Settings } from '../app/deps';
import { SECOND } from '../domain/time/instant';
import type { AlertSecrets } from '../ports/alerts';
import type { EndpointSetups } from '../ports/endpoints';
import type { PagerSecrets, PagerSetups } from '../ports/pagers';
import { alertSecretsOf, assertAlertChannel } from './alert-secrets';
import { ConfigError } from './config-error';
import { chooseMode, type Mode } from './mode';
import { pagerSecretsOf, toPagers } from './pagers';
import { problemOf, type Row, row, settingsFile, toSettings, type Values } from './settings-file';
import { toEndpoints } from './webhooks';

export interface Config {
  readonly mode: Mode;
  readonly slackApiUrl: string;
  readonly databaseUrl: string;
  /** Of a server: most connections at a time, and how long a statement may take. */
  readonly databaseOptions: { readonly poolSize: number; readonly statementTimeoutMs: number };
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof logLevels)[number];
  /** A folder of templates that replace the built-in ones of the same name. */
  readonly templatesDir: string | undefined;
  /** What each system that sends alerts proves itself with. */
  readonly alertSecrets: AlertSecrets;
  /** What programs prove themselves with that read the API; without one there is none. */
  readonly apiToken: string | undefined;
  /** Where events are sent. */
  readonly endpoints: EndpointSetups;
  readonly pagers: PagerSetups;
  /** What pagers prove themselves with when they say that somebody acknowledged. */
  readonly pagerSecrets: PagerSecrets;
  readonly settings: Settings;
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

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

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks every setting. Throws ConfigError for the first that cannot be. */
export function readConfig(env: Environment = process.env): Config {
  const config = readConfigWithoutMode(env);
  const mode = chooseMode(readEnvironment(env));
  if (mode.mode === 'many') assertHome(config);
  if (mode.mode !== 'local') assertAlertChannel(config.alertSecrets, config.settings);
  const host = mode.mode === 'local' && !env.HOST ? '127.0.0.1' : config.host;
  return Object.freeze({ ...config, mode, host });
}

/** What is of one workspace must say of which. */
function assertHome({ settings, apiToken }: Omit<Config, 'mode'>): void {
  const named = {
    announcement_channel: settings.announcementChannel !== undefined,
    alert_channel: settings.alertChannel !== undefined,
    targets: settings.targets.length > 0,
    webhooks: Object.keys(settings.webhooks).length > 0,
    API_TOKEN: apiToken !== undefined,
  };
  const given = Object.entries(named).find(([, isGiven]) => isGiven)?.[0];
  if (given === undefined || settings.homeWorkspace !== undefined) return;
  throw new ConfigError(
    `${given} is about one workspace, and SLACK_CLIENT_ID is for many: home_workspace is missing, in the file that HINDSIGHT_CONFIG names. For example: home_workspace: T0123456789.`,
  );
}

/** The settings of whoever does not speak to Slack, and does not mind what is missing for that. Throws ConfigError. */
export function readConfigWithoutMode(env: Environment): Omit<Config, 'mode'> {
  const values = readEnvironment(env);
  const file = values.HINDSIGHT_CONFIG;
  const settings = readTable(settingsFile, file === undefined ? {} : readYaml(file), file ?? '');
  const pagers = inFile(file, () => toPagers(settings.pagers, env));
  return Object.freeze({
    slackApiUrl: values.SLACK_API_URL,
    databaseUrl: values.DATABASE_URL,
    databaseOptions: {
      poolSize: values.DATABASE_POOL_SIZE,
      statementTimeoutMs: values.DATABASE_TIMEOUT * SECOND,
    },
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    templatesDir: values.TEMPLATES_DIR,
    alertSecrets: alertSecretsOf(values, settings.alert_channel, pagers),
    apiToken: values.API_TOKEN,
    endpoints: inFile(file, () => toEndpoints(settings.webhooks, env)),
    pagers,
    pagerSecrets: pagerSecretsOf(values, pagers),
    settings: inFile(file, () => toSettings(settings)),
  });
}

function readEnvironment(env: Environment): Values<typeof environment> {
  return readTable(environment, withoutEmpty(env), 'the environment');
}

/** What the file says cannot be, which shows only where all of it is put together. */
function inFile<Result>(file: string | undefined, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new ConfigError(`${error.message} (in ${file}).`);
    throw error;
  }
}

function readTable<Table extends Record<string, Row<z.ZodType>>>(
  table: Table,
  given: Readonly<Record<string, unknown>>,
  where: string,
): Values<Table> {
  const entries = Object.entries(table).map(([name, { schema, rule }]) => {
    const read = schema.safeParse(given[name]);
    if (read.success) return [name, read.data];
    throw new ConfigError(`${name}${problemOf(read.error, rule)} (in ${where}).`);
  });
  return Object.fromEntries(entries) as Values<Table>;
}

/** A variable set to nothing counts as not set, as in an `.env` file with blanks to fill in. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

function readYaml(file: string): Readonly<Record<string, unknown>> {
  const content = parseYaml(file);
  if (content === null) return {};
  if (typeof content !== 'object' || Array.isArray(content)) {
    throw new ConfigError(
      `${file} holds no settings: write lines such as report_zone: Europe/Paris.`,
    );
  }
  const unknown = Object.keys(content).find((key) => !Object.hasOwn(settingsFile, key));
  if (unknown !== undefined) {
    const known = Object.keys(settingsFile).join(', ');
    throw new ConfigError(`${unknown} is not a setting; there are ${known} (in ${file}).`);
  }
  return content as Readonly<Record<string, unknown>>;
}

function parseYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new ConfigError(`HINDSIGHT_CONFIG: ${file} cannot be read: ${why}`);
  }
}
