import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Settings } from '../app/deps';
import { SECOND } from '../domain/time/instant';
import type { AlertSecrets } from '../ports/alerts';
import type { EndpointSetups } from '../ports/endpoints';
import type { PagerSecrets, PagerSetups } from '../ports/pagers';
import { alertSecretsOf, assertAlertChannel } from './alert-secrets';
import { ConfigError } from './config-error';
import { environment, type LogLevel } from './environment';
import { chooseMode, type Mode } from './mode';
import { pagerSecretsOf, toPagers } from './pagers';
import { problemOf, type Row, type Values } from './row';
import { settingsFile, toSettings } from './settings-file';
import { toEndpoints } from './webhooks';

export interface Config {
  readonly mode: Mode;
  readonly slackApiUrl: string;
  readonly databaseUrl: string;
  /** Of a server: most connections at a time, and how long a statement may take. */
  readonly databaseOptions: { readonly poolSize: number; readonly statementTimeoutMs: number };
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
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

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks every setting. Throws ConfigError for what cannot be: all of one place, a line for each. */
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
  const given = file === undefined ? {} : readYaml(file);
  const settings = readTable(settingsFile, given, file ?? '', unknownIn(given));
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

/** `unknown`: what else is wrong with what is given. */
function readTable<Table extends Record<string, Row<z.ZodType>>>(
  table: Table,
  given: Readonly<Record<string, unknown>>,
  where: string,
  unknown: readonly string[] = [],
): Values<Table> {
  const problems = [...unknown];
  const entries = Object.entries(table).map(([name, { schema, rule }]) => {
    const read = schema.safeParse(given[name]);
    if (!read.success) problems.push(`${name}${problemOf(read.error, rule)}`);
    return [name, read.data];
  });
  if (problems.length > 0)
    throw new ConfigError(problems.map((problem) => `${problem} (in ${where}).`).join('\n'));
  return Object.fromEntries(entries) as Values<Table>;
}

function unknownIn(given: Readonly<Record<string, unknown>>): readonly string[] {
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(settingsFile, key));
  if (unknown.length === 0) return [];
  const none = unknown.length === 1 ? 'is not a setting' : 'are not settings';
  return [`${unknown.join(', ')} ${none}; there are ${Object.keys(settingsFile).join(', ')}`];
}

/** A variable set to nothing counts as not set, as in an `.env` file with blanks to fill in. */
export function withoutEmpty(env: Environment): Environment {
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
