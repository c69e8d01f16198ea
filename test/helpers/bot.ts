import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Settings } from '../../src/app/deps';
import { type Bot, type Connection, startBot } from '../../src/boot/bot';
import { type ReminderPace, reminderKinds } from '../../src/domain/reminders';
import type { LocalWorkspace } from '../../src/local-slack/types';
import type { EndpointSetups } from '../../src/ports/endpoints';
import type { PagerSecrets, PagerSetups } from '../../src/ports/pagers';
import { type Config, readConfig } from '../../src/settings/config';
import { readRows } from './read-rows';
import { createRecordingLog } from './recording-log';
import { createTestClock, type TestClock } from './test-clock';
import { until } from './until';
import { startWatchedWorkspace } from './watched-workspace';

const MANIFEST = resolve(__dirname, '../../manifest.yml');

export interface BotOptions {
  readonly mode?: 'socket' | 'http';
  /** The instant at which the clock stands; without one it runs. */
  readonly now?: string;
  /** A SQLite file of its own unless given. */
  readonly databaseUrl?: string;
  /** Where the folder of that file is made; where temporary files go, unless given. */
  readonly within?: string;
  /** Scopes that the app was not given. */
  readonly withoutScopes?: readonly string[];
  readonly alertSecrets?: Config['alertSecrets'];
  readonly apiToken?: string;
  /** How long the workspace waits for an answer; as long as Slack does unless given. */
  readonly ackTimeoutMs?: number;
  readonly endpoints?: EndpointSetups;
  readonly pagers?: PagerSetups;
  readonly pagerSecrets?: PagerSecrets;
  /** Nobody is reminded of anything unless they say so. */
  readonly settings?: Partial<Settings> | ((workspace: LocalWorkspace) => Partial<Settings>);
}

/** The whole bot and the workspace it serves, as they would run. */
export interface BotForTest {
  readonly workspace: LocalWorkspace;
  readonly clock: TestClock;
  readonly log: ReturnType<typeof createRecordingLog>;
  /** Where its own pages are. */
  address(): string | undefined;
  /** Path of the SQLite file. */
  readonly database: string;
  /** Rows of the database, read from outside. */
  rows<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Row[];
  /** Everything that has to happen once in Slack has happened. */
  settled(timeoutMs?: number): Promise<void>;
  /** Everything that shows the record shows it as it is; bursts are gathered, so this takes seconds. */
  upToDate(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Starts one more on the same database and the same workspace; it stops with the first. */
  startAnother(): Promise<void>;
  /** Stops the bot and starts it again on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the bot in a local workspace, over real sockets or real HTTP requests. */
export async function startBotForTest(options: BotOptions = {}): Promise<BotForTest> {
  const folder = mkdtempSync(join(options.within ?? tmpdir(), 'hindsight-'));
  const database = join(folder, 'hindsight.db');
  const clock = createTestClock(options.now);
  const workspace = await startWatchedWorkspace({
    manifest: manifestIn(folder, options.withoutScopes ?? []),
    withoutPage: true,
    now: clock.nowMs,
    ...(options.ackTimeoutMs !== undefined && { ackTimeoutMs: options.ackTimeoutMs }),
  });
  const log = createRecordingLog();
  const databaseUrl = options.databaseUrl ?? `file:${database}`;
  const { settings, templatesDir } = readConfig({});
  const own =
    typeof options.settings === 'function' ? options.settings(workspace) : options.settings;
  const { alertSecrets = {}, apiToken, endpoints = {}, pagers = {}, pagerSecrets = {} } = options;
  const config = {
    databaseUrl,
    templatesDir,
    alertSecrets,
    apiToken,
    endpoints,
    pagers,
    pagerSecrets,
    settings: { ...settings, reminders: none, ...own },
  };
  let bot: Bot | undefined;
  const others: Bot[] = [];
  const begin = () =>
    startBot(config, connectionTo(workspace, options.mode), log, ignoreLoss, { clock });

  async function start(): Promise<void> {
    bot = await begin();
    if (options.mode === 'http') workspace.deliverTo(`${bot.address}/slack/events`);
    else await workspace.waitFor('the bot to connect', () => workspace.isAppConnected());
  }

  async function stop(): Promise<void> {
    await Promise.all([bot, ...others.splice(0)].map((one) => one?.stop()));
    bot = undefined;
  }

  const rows: BotForTest['rows'] = (sql, ...values) => readRows(database, sql, values);
  await start();
  return {
    workspace,
    clock,
    log,
    address: () => bot?.address,
    database,
    rows,
    settled: (timeoutMs = 20_000) =>
      until('all effects in Slack', () => count(rows, effectsLeft) === 0, timeoutMs),
    upToDate: () => until('the surfaces', () => count(rows, surfacesBehind) === 0, 20_000),
    stop,
    start,
    async startAnother() {
      others.push(await begin());
    },
    async restart() {
      await stop();
      await start();
    },
    async close() {
      await stop();
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The app's own manifest, or one in this folder that asks for less. */
function manifestIn(folder: string, left: readonly string[]): string {
  if (left.length === 0) return MANIFEST;
  const lines = readFileSync(MANIFEST, 'utf8').split('\n');
  const file = join(folder, 'manifest.yml');
  writeFileSync(file, lines.filter((line) => !left.includes(line.replace(/^ *- /, ''))).join('\n'));
  return file;
}

/** Tests set the clock far ahead for other reasons. */
const none = Object.fromEntries(reminderKinds.map((kind) => [kind, 0])) as ReminderPace;

/** A workspace that ends before its bot has let go of it is no failure of a test. */
function ignoreLoss(): void {}

function connectionTo(workspace: LocalWorkspace, mode: BotOptions['mode']): Connection {
  const { botToken, appToken, signingSecret, apiUrl } = workspace;
  return {
    mode:
      mode === 'http' ? { mode, botToken, signingSecret } : { mode: 'socket', botToken, appToken },
    slackApiUrl: apiUrl,
    host: '127.0.0.1',
    port: 0,
  };
}

const effectsLeft = "select count(*) as count from outbox where state = 'waiting'";
const surfacesBehind =
  'select count(*) as count from surfaces where shown_version < wanted_version and is_abandoned = 0';

function count(rows: BotForTest['rows'], sql: string): number | undefined {
  return rows<{ count: number }>(sql)[0]?.count;
}
