import { createSystemClock } from '../adapters/clock/system-clock';
import { type PageServer, startPageServer } from '../adapters/http/page-server';
import type { AnswerPage } from '../adapters/http/pages';
import { createPromMetrics } from '../adapters/metrics/prom-metrics';
import { createEndpoints } from '../adapters/outgoing/create-endpoints';
import { createPagers } from '../adapters/outgoing/create-pagers';
import { createResvgPicture } from '../adapters/picture/resvg-picture';
import { createSlackApp, type SlackApp } from '../adapters/slack/start-slack';
import { openStores } from '../adapters/store/open-database';
import { comeBack } from '../app/come-back';
import { createDesk } from '../app/create-desk';
import type { Deps } from '../app/deps';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import { createRenderer } from '../report/renderer';
import type { Config } from '../settings/config';
import type { Mode } from '../settings/mode';
import { createBotPages } from './bot-pages';
import { createLoops } from './loops';
import { readTemplates } from './read-templates';
import { explainingSecrets, isSecure, slackMode } from './slack-mode';

/** Where the bot is connected to: the configured Slack, or the local workspace. */
export interface Connection {
  readonly mode: Exclude<Mode, { mode: 'local' }>;
  readonly slackApiUrl: string;
  readonly host: string;
  /** Of our own pages; without one they are not served. 0: any free one. */
  readonly port: number | undefined;
  /** Where nothing depends on the port: any free one will do if that is taken. */
  readonly orAnotherPort?: boolean;
}

export interface Bot {
  /** Where its own pages are served and, in HTTP mode, Slack's requests are taken; undefined where nothing is. */
  readonly address: string | undefined;
  /** Finishes what it has begun, then lets go of Slack and the database. */
  stop(): Promise<void>;
}

/** What of the settings it needs, and what it can do without. */
type BotConfig = Pick<Config, 'databaseUrl' | 'templatesDir' | 'settings'> & Partial<Config>;

/**
 * Puts the bot together and starts it. Throws ConfigError, TemplateError, StoreUnavailable or ChatError for what keeps
 * it from running; `onGone` is called if Slack is lost for good later.
 */
export async function startBot(
  config: BotConfig,
  connection: Connection,
  log: Logger,
  onGone: (reason: Error) => void,
  { clock = createSystemClock() }: { readonly clock?: Clock } = {},
): Promise<Bot> {
  const renderer = createRenderer(readTemplates(config.templatesDir));
  const stores = await openStores(config.databaseUrl, config.databaseOptions);
  const deps: Deps = {
    ...stores,
    renderer,
    picture: createResvgPicture(),
    pagers: createPagers(config.pagers ?? {}),
    endpoints: createEndpoints(config.endpoints ?? {}),
    log,
    clock,
    settings: config.settings,
    chats: { of: (id) => slack.chats.of(id), has: (id) => slack.chats.has(id) },
    wake: () => loops.wake(),
    lookAgain: () => loops.lookAgain(),
  };
  const office = createDesk(deps);
  const loops = createLoops(office, stores.replicas, () => slack.isConnected());
  const metrics = createPromMetrics();
  let workspaceId: string | undefined;
  const answerPage = createBotPages(office, config, {
    workspaceId: () => workspaceId,
    installing: () => slack.installing,
    isSecure: isSecure(connection.mode),
    isReady: () => slack.isConnected() && loops.canRecord(),
    metrics,
  });
  const slack: SlackApp = createSlackApp({
    mode: slackMode(connection.mode, {
      ...stores,
      ...connection,
      clock,
      answerPage,
      onInstalled: (workspaceIds) => comeBack(deps, workspaceIds).then(loops.lookAgain),
    }),
    metrics,
    apiUrl: connection.slackApiUrl,
    desk: office.desk,
    personOf: async (workspaceId, userId) => office.directory.find(workspaceId, userId),
    log,
    onGone,
    onMissed: loops.lookAgain,
  });
  // A port that is taken is found out before Slack hands over anything to be done.
  const pages = await servePages(connection, answerPage);
  const started = await startSlack(slack, pages);
  workspaceId = started.workspaceId ?? config.settings.homeWorkspace;
  await loops.start();
  return {
    address: started.address ?? pages?.address,
    async stop() {
      await slack.stop();
      await loops.stop();
      await pages?.close();
      await stores.close();
    },
  };
}

async function startSlack(slack: SlackApp, pages: PageServer | undefined) {
  try {
    return await explainingSecrets(slack.start());
  } catch (error) {
    await pages?.close();
    throw error;
  }
}

/** In Socket Mode nothing else listens. */
async function servePages(
  { mode: { mode }, host, port, orAnotherPort: orAnother = false }: Connection,
  answerPage: AnswerPage,
): Promise<PageServer | undefined> {
  if (mode !== 'socket' || port === undefined) return undefined;
  return startPageServer({ host, port, orAnother }, answerPage);
}
