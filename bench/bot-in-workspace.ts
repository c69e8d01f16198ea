import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../package.json';
import type { Channel, LocalWorkspace } from '../src/local-slack/types';
import { startLocalWorkspace } from '../src/local-slack/workspace';
import { type Child, startChild } from './child';

/** The bot as it is run, in a process of its own, in a workspace of this process. */
export interface BotInWorkspace {
  readonly workspace: LocalWorkspace;
  /** Path of the SQLite file. */
  readonly database: string;
  /** As it was started last. */
  readonly bot: Child;
  /** Ends it as a crash would, and starts it again on the same file. */
  restart(): Promise<void>;
  /** Where incidents are announced, if they are. */
  readonly announcementChannel: string | undefined;
  close(): Promise<void>;
}

/**
 * Starts both; requests go to the bot by signed HTTP. `enforceTiers`: the workspace refuses calls as Slack would.
 * `announces`: the bot has a channel for announcements. `fill` puts something into the file before the bot is started.
 */
export async function startBotInWorkspace({
  enforceTiers = false,
  announces = false,
  databaseUrl = undefined as string | undefined,
  fill = async (_database: string, _workspaceId: string): Promise<void> => undefined,
} = {}): Promise<BotInWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'hindsight-bench-'));
  const database = join(folder, 'bench.db');
  const workspace = await startLocalWorkspace({
    manifest: 'manifest.yml',
    withoutPage: true,
    enforceTiers,
  });
  const announcementChannel = announces
    ? workspace.addChannel({ name: 'company-status' }).id
    : undefined;
  const settings = join(folder, 'hindsight.yml');
  await writeFile(settings, announces ? `announcement_channel: ${announcementChannel}\n` : '');
  let bot: Child | undefined;

  async function start(): Promise<Child> {
    bot = await startBot(workspace, databaseUrl ?? `file:${database}`, {
      HINDSIGHT_CONFIG: settings,
    });
    workspace.deliverTo(bot.address);
    return bot;
  }

  async function close(): Promise<void> {
    await bot?.kill();
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  }

  try {
    await fill(database, workspace.teamId);
    const first = await start();
    return {
      workspace,
      database,
      get bot() {
        return bot ?? first;
      },
      async restart() {
        await bot?.kill();
        await start();
      },
      announcementChannel,
      close,
    };
  } catch (err) {
    await close();
    throw err;
  }
}

/** What an app is given to speak with the workspace. */
export function secrets({ botToken, signingSecret }: LocalWorkspace) {
  return { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret };
}

/** What `npm start` gives to Node. */
const startCommand = packageJson.scripts.start.split(' ').slice(1);

/** Starts the bot on the database of this URL, with what else is set. */
export function startBot(
  workspace: LocalWorkspace,
  databaseUrl: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const env = {
    ...secrets(workspace),
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: databaseUrl,
    ...more,
    HOST: '127.0.0.1',
    PORT: '0',
  };
  return startChild('bot', startCommand, env, /requests from Slack at (http\S+\/slack\/events)/);
}

/**
 * Opens the incidents as a person would; returns the ids of their channels once each of them `isReady`. Throws where
 * that takes longer than `timeoutMs`.
 */
export async function openIncidents(
  workspace: LocalWorkspace,
  titles: readonly string[],
  isReady: (channel: Channel) => boolean,
  timeoutMs?: number,
): Promise<readonly string[]> {
  const [person] = workspace.people();
  if (person === undefined) throw new Error('the workspace has nobody in it');
  for (const title of titles) {
    await workspace.as(person.id).command('general', `/incident start ${title}`);
  }
  return workspace.waitFor(
    'the channels of the incidents',
    () => {
      const own = workspace.channels().filter(({ name }) => name.startsWith('inc-'));
      return own.length === titles.length && own.every(isReady) && own.map((channel) => channel.id);
    },
    timeoutMs,
  );
}
