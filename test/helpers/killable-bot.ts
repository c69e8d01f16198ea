import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { type BotProcess, runBot } from './bot-process';
import { startWatchedWorkspace } from './watched-workspace';

const MANIFEST = resolve(__dirname, '../../manifest.yml');

/** The bot as a program of its own in a local workspace. */
export interface KillableBot {
  readonly workspace: LocalWorkspace;
  /** Path of the SQLite file. */
  readonly database: string;
  /** Starts it, for the first time or again, and waits until it is connected. */
  run(): Promise<void>;
  /** Ends it as a power cut would, and waits until the workspace has seen that. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export async function createKillableBot(): Promise<KillableBot> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-'));
  const database = join(folder, 'hindsight.db');
  const workspace = await startWatchedWorkspace({ manifest: MANIFEST, withoutPage: true });
  let running: BotProcess | undefined;
  return {
    workspace,
    database,
    async run() {
      const { botToken, appToken, apiUrl } = workspace;
      running = runBot({
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: apiUrl,
        DATABASE_URL: `file:${database}`,
      });
      await workspace.waitFor('the bot to connect', () => workspace.isAppConnected(), 20_000);
    },
    async kill() {
      await running?.kill();
      await workspace.waitFor('the bot to be gone', () => !workspace.isAppConnected());
    },
    async close() {
      await running?.stop();
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
