import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { parse, stringify } from 'yaml';
import type { Settings } from '../../src/app/deps';
import { type Bot, startBot } from '../../src/boot/bot';
import { reminderKinds } from '../../src/domain/reminders';
import { startLocalTeams } from '../../src/local-slack/teams';
import type { LocalTeams, LocalWorkspace } from '../../src/local-slack/types';
import { type Config, readConfig } from '../../src/settings/config';
import { decide, type Visit, visit } from './consent';
import { patientAckMs } from './patient';
import { readRows } from './read-rows';
import { createRecordingLog } from './recording-log';
import { createTestClock, type TestClock } from './test-clock';

const MANIFEST = resolve(__dirname, '../../manifest.yml');

export const firstKey = 'the first key of more than thirty-two characters';

export interface ManyOptions {
  readonly organisation?: string;
  readonly rotates?: boolean;
  readonly now?: string;
  readonly encryptionKeys?: readonly [string, ...string[]];
  /** A SQLite file of its own unless given. */
  readonly databaseUrl?: string;
  readonly alertSecrets?: Config['alertSecrets'];
  readonly apiToken?: string;
  readonly settings?: (slack: LocalTeams) => Partial<Settings>;
}

/** The bot and several workspaces, in none of which it is yet. */
export interface ManyForTest {
  readonly slack: LocalTeams;
  readonly acme: LocalWorkspace;
  readonly globex: LocalWorkspace;
  readonly log: ReturnType<typeof createRecordingLog>;
  readonly clock: TestClock;
  address(): string;
  /** Path of the SQLite file. */
  readonly database: string;
  rows<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Row[];
  /** Changes the database from outside. */
  change(sql: string): void;
  /** Somebody installs it in a workspace, or in the organisation, in a browser of their own; the page they end at. */
  install(place: LocalWorkspace | string, as?: string): Promise<Visit>;
  stop(): Promise<void>;
  start(encryptionKeys?: readonly [string, ...string[]]): Promise<void>;
  /** One more program on the same database. */
  startAnother(): Promise<Bot>;
  close(): Promise<void>;
}

export async function startMany(options: ManyOptions = {}): Promise<ManyForTest> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-many-'));
  const database = join(folder, 'hindsight.db');
  const clock = createTestClock(options.now);
  const slack = await startLocalTeams({
    manifest: manifestIn(folder, options.rotates ?? false),
    teams: ['Acme', 'Globex'],
    withoutPage: true,
    ackTimeoutMs: patientAckMs,
    now: clock.nowMs,
    ...(options.organisation && { organisation: options.organisation }),
  });
  const [acme, globex] = slack.teams as [LocalWorkspace, LocalWorkspace];
  const log = createRecordingLog();
  const running: Bot[] = [];
  const begin = async (encryptionKeys = options.encryptionKeys ?? ([firstKey] as const)) => {
    const bot = await startBot(
      configFor(options, slack, options.databaseUrl ?? `file:${database}`),
      connectionTo(slack, encryptionKeys),
      log,
      () => undefined,
      { clock },
    );
    running.push(bot);
    return bot;
  };
  const address = () => running[0]?.address ?? '';
  async function start(encryptionKeys?: readonly [string, ...string[]]): Promise<void> {
    await begin(encryptionKeys);
    slack.allowRedirect(`${address()}/slack/oauth_redirect`);
    slack.deliverTo(`${address()}/slack/events`);
  }
  const stop = async () => {
    for (const bot of running.splice(0)) await bot.stop();
  };
  await start();
  return {
    slack,
    acme,
    globex,
    log,
    clock,
    address,
    database,
    change: (sql) => changeRows(database, sql),
    rows: (sql, ...values) => readRows(database, sql, values),
    install: (place, as) =>
      installAt(address(), typeof place === 'string' ? place : place.teamId, as),
    stop,
    start,
    startAnother: () => begin(),
    async close() {
      await stop();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** From the first click to the page at the end. */
async function installAt(address: string, place: string, as = 'dana'): Promise<Visit> {
  const begun = await visit(`${address}/slack/install`);
  const back = await decide(begun.location ?? '', { place, as });
  return visit(`${address}${back.pathname}${back.search}`, { cookie: begun.cookie });
}

/** For requests, as `hindsight init` prints it for this mode. */
function manifestIn(folder: string, rotates: boolean): string {
  const manifest = parse(readFileSync(MANIFEST, 'utf8'));
  manifest.settings.socket_mode_enabled = false;
  manifest.settings.token_rotation_enabled = rotates;
  const path = join(folder, 'manifest.yml');
  writeFileSync(path, stringify(manifest));
  return path;
}

function configFor(options: ManyOptions, slack: LocalTeams, databaseUrl: string) {
  const { settings, templatesDir } = readConfig({});
  const reminders = Object.fromEntries(reminderKinds.map((kind) => [kind, 0]));
  const { alertSecrets = {}, apiToken } = options;
  const own = { ...settings, reminders, ...options.settings?.(slack) } as Settings;
  return { databaseUrl, templatesDir, alertSecrets, apiToken, settings: own };
}

function connectionTo(slack: LocalTeams, encryptionKeys: readonly [string, ...string[]]) {
  const { clientId, clientSecret, signingSecret, apiUrl: slackApiUrl } = slack;
  const secrets = { clientId, clientSecret, signingSecret, encryptionKeys };
  return {
    mode: { mode: 'many', ...secrets, publicUrl: undefined },
    slackApiUrl,
    host: '127.0.0.1',
    port: 0,
  } as const;
}

function changeRows(file: string, sql: string): void {
  const database = new BetterSqlite3(file);
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}
