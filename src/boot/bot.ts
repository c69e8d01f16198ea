import { createSystemClock } from '../adapters/clock/system-clock';
import { healthPages } from '../adapters/http/health-pages';
import { createResvgPicture } from '../adapters/picture/resvg-picture';
import { createSlackApp, type SlackApp, type SlackMode } from '../adapters/slack/start-slack';
import { openStores } from '../adapters/store/open-database';
import { createBackground } from '../app/background';
import { createCallBudget } from '../app/call-budget';
import { createDesk } from '../app/create-desk';
import type { Deps } from '../app/deps';
import type { Directory } from '../app/directory';
import { drainOutbox } from '../app/drain-outbox';
import type { IncidentBook } from '../app/incident-book';
import { createHomeKeeper } from '../app/keep-homes-current';
import { keepSurfacesCurrent } from '../app/keep-surfaces-current';
import { createReminding } from '../app/remind';
import type { Config, Mode } from '../config';
import { diffMs } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import { createRenderer } from '../report/renderer';
import { readTemplates } from './read-templates';

/** Where the bot is connected to: the configured Slack, or the local workspace. */
export interface Connection {
  readonly mode: Exclude<Mode, { mode: 'local' }>;
  readonly slackApiUrl: string;
  readonly host: string;
  readonly port: number;
}

export interface Bot {
  /** Where Slack's requests are taken, in HTTP mode. */
  readonly address: string | undefined;
  /** Finishes what it has begun, then lets go of Slack and the database. */
  stop(): Promise<void>;
}

/**
 * Puts the bot together and starts it. Throws ConfigError, TemplateError, StoreUnavailable or ChatError for what keeps
 * it from running; `onGone` is called if Slack is lost for good later.
 */
export async function startBot(
  config: Pick<Config, 'databaseUrl' | 'templatesDir' | 'settings'>,
  connection: Connection,
  log: Logger,
  onGone: (reason: Error) => void,
  { clock = createSystemClock() }: { readonly clock?: Clock } = {},
): Promise<Bot> {
  const renderer = createRenderer(readTemplates(config.templatesDir));
  const stores = await openStores(config.databaseUrl);
  const deps: Deps = {
    ...stores,
    renderer,
    picture: createResvgPicture(),
    log,
    clock,
    settings: config.settings,
    chats: { of: (workspaceId) => slack.chats.of(workspaceId) },
    wake: () => background.wake(),
  };
  const { desk, book, directory } = createDesk(deps);
  const background = createBackground(backgroundWork(deps, book, directory), log);
  const slack: SlackApp = createSlackApp({
    mode: slackMode(connection, async () => {
      await stores.outbox.depth();
      return slack.isConnected();
    }),
    apiUrl: connection.slackApiUrl,
    desk,
    personOf: (workspaceId, userId) => directory.find(workspaceId, userId),
    log,
    onGone,
  });
  const { address } = await slack.start();
  background.start();
  return {
    address,
    async stop() {
      await slack.stop();
      await background.stop();
      await stores.close();
    },
  };
}

/** One round of everything that goes on behind the desk; answers in how many milliseconds the next is due. */
function backgroundWork(deps: Deps, book: IncidentBook, directory: Directory) {
  // How long to wait is a matter of real time, whatever time it is on the record.
  const pace = createSystemClock();
  const paced = { ...deps, clock: pace };
  const budget = createCallBudget();
  const remind = createReminding({ deps, book, directory });
  const record = deps.clock;
  const keepHomes = createHomeKeeper({ deps: paced, book, directory, budget, record });
  return async (): Promise<number | undefined> => {
    const [surfacesDue, homesDue] = await Promise.all([
      keepSurfacesCurrent({ deps: paced, book, budget, record }),
      keepHomes(),
      drainOutbox({ deps, book, directory, budget, pace }),
      remind(),
    ]);
    const due = [surfacesDue, homesDue, await deps.outbox.nextDue()]
      .filter((at) => at !== undefined && at !== '')
      .sort()[0];
    return due === undefined ? undefined : diffMs(pace.now(), due);
  };
}

function slackMode({ mode, host, port }: Connection, isReady: () => Promise<boolean>): SlackMode {
  return mode.mode === 'socket' ? mode : { ...mode, host, port, pages: healthPages({ isReady }) };
}
