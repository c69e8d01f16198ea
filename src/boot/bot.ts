import { createSystemClock } from '../adapters/clock/system-clock';
import { type PageServer, startPageServer } from '../adapters/http/page-server';
import type { AnswerPage } from '../adapters/http/pages';
import { createPromMetrics } from '../adapters/metrics/prom-metrics';
import { createPagers } from '../adapters/outgoing/create-pagers';
import { createResvgPicture } from '../adapters/picture/resvg-picture';
import { createSlackApp, type SlackApp } from '../adapters/slack/start-slack';
import { openStores } from '../adapters/store/open-database';
import { createAlertKeeper } from '../app/alerts/show-alerts';
import { createBackground } from '../app/background';
import { type CallBudget, createCallBudget } from '../app/call-budget';
import { comeBack } from '../app/come-back';
import { createDesk, type FrontOffice } from '../app/create-desk';
import type { Deps } from '../app/deps';
import { drainOutbox } from '../app/drain-outbox';
import { createFleet } from '../app/fleet';
import { createHomeKeeper } from '../app/keep-homes-current';
import { keepSurfacesCurrent } from '../app/keep-surfaces-current';
import { createMissedReader } from '../app/missed/missed-reader';
import { createReminding } from '../app/remind';
import type { Config } from '../config';
import { diffMs } from '../domain/time/instant';
import type { Mode } from '../mode';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Replicas } from '../ports/replicas';
import { createRenderer } from '../report/renderer';
import { createBotPages } from './bot-pages';
import { readTemplates } from './read-templates';
import { explainingSecrets, isSecure, slackMode } from './slack-mode';

/** Where the bot is connected to: the configured Slack, or the local workspace. */
export interface Connection {
  readonly mode: Exclude<Mode, { mode: 'local' }>;
  readonly slackApiUrl: string;
  readonly host: string;
  /** Of our own pages; without one they are not served. 0: any free one. */
  readonly port: number | undefined;
}

export interface Bot {
  /** Where its own pages are served and, in HTTP mode, Slack's requests are taken; undefined where nothing is. */
  readonly address: string | undefined;
  /** Finishes what it has begun, then lets go of Slack and the database. */
  stop(): Promise<void>;
}

/**
 * Puts the bot together and starts it. Throws ConfigError, TemplateError, StoreUnavailable or ChatError for what keeps
 * it from running; `onGone` is called if Slack is lost for good later.
 */
export async function startBot(
  config: Pick<Config, 'databaseUrl' | 'templatesDir' | 'settings'> &
    Partial<
      Pick<Config, 'databaseOptions' | 'alertSecrets' | 'apiToken' | 'pagers' | 'pagerSecrets'>
    >,
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
    log,
    clock,
    settings: config.settings,
    chats: { of: (id) => slack.chats.of(id), has: (id) => slack.chats.has(id) },
    wake: () => loops.wake(),
  };
  const office = createDesk(deps);
  const loops = createLoops(office, stores.replicas, () => slack.isConnected());
  const metrics = createPromMetrics();
  let workspaceId: string | undefined;
  const answerPage = createBotPages(office, config, {
    workspaceId: () => workspaceId,
    installing: () => slack.installing,
    isSecure: isSecure(connection.mode),
    isConnected: () => slack.isConnected(),
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
    personOf: (workspaceId, userId) => office.directory.find(workspaceId, userId),
    log,
    onGone,
    onMissed: loops.lookAgain,
  });
  const started = await explainingSecrets(slack.start());
  const { address } = started;
  workspaceId = started.workspaceId ?? config.settings.homeWorkspace;
  const pages = address === undefined ? await servePages(connection, answerPage) : undefined;
  await loops.start();
  return {
    address: address ?? pages?.address,
    async stop() {
      await slack.stop();
      await loops.stop();
      await pages?.close();
      await stores.close();
    },
  };
}

/** What goes on behind the desk by itself. */
function createLoops(office: FrontOffice, replicas: Replicas, isConnected: () => boolean) {
  const { room } = office;
  const { log } = room.deps;
  // How long to wait is a matter of real time, whatever time it is on the record.
  const fleet = createFleet(replicas, createSystemClock(), log);
  const budget = createCallBudget(fleet.size);
  const pace = fleet.clock;
  const background = createBackground(backgroundWork(office, budget, pace), log);
  const paging = createBackground(pagingWork(office, budget, pace), log);
  const missed = createMissedReader({ room, budget, pace, isConnected });
  const reading = createBackground(missed.work, log);
  return {
    wake() {
      background.wake();
      paging.wake();
    },
    lookAgain: missed.lookAgain,
    async start() {
      await fleet.start();
      background.start();
      paging.start();
      reading.start();
    },
    async stop() {
      await Promise.all([background.stop(), paging.stop(), reading.stop()]);
      await fleet.stop();
    },
  };
}

/** One round of everything that goes on behind the desk; answers in how many milliseconds the next is due. */
function backgroundWork(
  { room: { deps }, book, directory }: FrontOffice,
  budget: CallBudget,
  pace: Clock,
) {
  const paced = { ...deps, clock: pace };
  const remind = createReminding({ deps, book, directory });
  const record = deps.clock;
  const showAlerts = createAlertKeeper({ deps: paced, book, budget });
  const keepHomes = createHomeKeeper({ deps: paced, book, directory, budget, record });
  return async (): Promise<number | undefined> => {
    const [surfacesDue, homesDue, alertsDue] = await Promise.all([
      keepSurfacesCurrent({ deps: paced, book, budget, record }),
      keepHomes(),
      showAlerts(),
      drainOutbox({ deps, book, directory, budget, pace }),
      remind(),
    ]);
    const due = [surfacesDue, homesDue, alertsDue, await deps.outbox.nextDue()]
      .filter((at) => at !== undefined && at !== '')
      .sort()[0];
    return due === undefined ? undefined : diffMs(pace.now(), due);
  };
}

/** Pagers have a loop of their own: one that does not answer keeps nothing in Slack waiting. */
function pagingWork(
  { room: { deps }, book, directory }: FrontOffice,
  budget: CallBudget,
  pace: Clock,
) {
  return async (): Promise<number | undefined> => {
    await drainOutbox({ deps, book, directory, budget, pace, via: 'pagers' });
    const due = await deps.outbox.nextDue('pagers');
    return due === undefined ? undefined : diffMs(pace.now(), due);
  };
}

/** In Socket Mode nothing else listens. */
async function servePages(
  { host, port }: Connection,
  answerPage: AnswerPage,
): Promise<PageServer | undefined> {
  return port === undefined ? undefined : startPageServer({ host, port }, answerPage);
}
