import { App, ErrorCode } from '@slack/bolt';
import type { Desk } from '../../app/desk';
import { ChatError, type Chats } from '../../ports/chat';
import type { Installing } from '../../ports/installing';
import type { Logger } from '../../ports/logger';
import type { Metrics } from '../../ports/metrics';
import { createAdmission } from './admission';
import { boltLogger } from './bolt-logger';
import { createTurns } from './in-turn';
import { createLatest } from './latest';
import { listeners } from './listeners';
import { type Edge, namesIn, type PersonOf } from './listeners/edge';
import { measureRequests } from './measure-requests';
import { takeQuickly } from './quick-requests';
import { createTenancy, type ManyTenants, type Tenancy } from './tenancy';
import type { Door } from './transport/door';
import { type AnswerPage, createHttpDoor } from './transport/http-door';
import { createInFlight } from './transport/in-flight';
import { createSocketDoor } from './transport/socket-door';
import { clientOptions } from './web-client';
import type { Workspace, Workspaces } from './workspaces/workspaces';

/** Where Slack's requests are taken. */
interface HttpPlace {
  readonly signingSecret: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** What is served beside `/slack/events`. */
  readonly answerPage?: AnswerPage;
}

/** How Slack reaches the bot. */
export type SlackMode =
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | ({ readonly mode: 'http'; readonly botToken: string } & HttpPlace)
  | ({ readonly mode: 'many' } & ManyTenants & HttpPlace);

export interface SlackSettings {
  readonly mode: SlackMode;
  /** `https://slack.com/api/`, unless it is somebody else's. */
  readonly apiUrl: string;
  readonly desk: Desk;
  readonly personOf: PersonOf;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Called once where Slack will never be reached again; the process had better end. */
  readonly onGone: (reason: Error) => void;
  /** Called where something may have been missed: a connection was lost and is there again, or an event was not taken in. */
  readonly onMissed?: () => void;
}

export interface SlackApp {
  /**
   * Throws ChatError: `invalid_auth` for a bad token, and SecretError where an installation does not open. `address` in
   * the modes with HTTP, `workspaceId` where the bot is for one.
   */
  start(): Promise<{ readonly address?: string; readonly workspaceId?: string }>;
  /** Takes nothing new, waits for what is being worked on, closes. */
  stop(): Promise<void>;
  readonly chats: Chats;
  /** Where workspaces install the bot by themselves. */
  readonly installing: Installing | undefined;
  isConnected(): boolean;
}

/** Milliseconds to finish what is being worked on. */
const STOP_MS = 10_000;

/** The bot's side of Slack: requests go to the desk, and `chats` speaks back. */
export function createSlackApp(settings: SlackSettings): SlackApp {
  const { apiUrl, log, metrics } = settings;
  const logger = boltLogger(log);
  const door = createDoor(settings);
  const inFlight = createInFlight();
  const order = { inTurn: createTurns(), isStale: createLatest(), enter: createAdmission(log) };
  const nameOf = (workspaceId: string) => namesIn(edge, workspaceId);
  const tenancy: Tenancy = createTenancy(settings.mode, { apiUrl, logger, metrics, nameOf }, log);
  const { workspaces } = tenancy;
  const chats: Chats = {
    has: (workspaceId) => workspaces.of(workspaceId) !== undefined,
    of(workspaceId) {
      const found = workspaces.of(workspaceId);
      if (!found) throw new ChatError('not_installed', 'auth.test', true);
      return found.chat;
    },
  };
  const edge: Edge = {
    ...settings,
    ...order,
    chats,
    onRemoved: tenancy.onRemoved,
    identityOf: (context) => (context.workspace as Workspace).identity,
  };

  return {
    chats,
    installing: tenancy.installing,
    isConnected: () => door.isConnected(),
    async start() {
      const whose = await tenancy.start();
      const app = createApp(settings, door, workspaces);
      app.use(({ next }) => inFlight.run(next));
      for (const listen of listeners) listen(app, edge);
      const { fetch = globalThis.fetch } = clientOptions(apiUrl, logger, metrics);
      takeQuickly(app, edge, inFlight, { workspaces, fetch });
      measureRequests(app, metrics);
      door.attach(app);
      return { ...(await door.open()), ...whose };
    },
    async stop() {
      door.hold();
      const left = await inFlight.settled(STOP_MS);
      if (left > 0) log.warn({ left }, 'stopped in the middle of requests');
      await tenancy.stop();
      await door.close();
    },
  };
}

function createDoor({ mode, apiUrl, log, metrics, onGone, onMissed }: SlackSettings): Door {
  const logger = boltLogger(log);
  return mode.mode === 'socket'
    ? createSocketDoor(
        { appToken: mode.appToken, apiUrl, metrics, onGone, onBack: onMissed },
        log,
        logger,
      )
    : createHttpDoor({ answerPage: () => false, ...mode }, logger);
}

/** Bolt asks for the workspace of each request; who the bot is there is known already. */
function createApp(
  { apiUrl, log, metrics }: SlackSettings,
  door: Door,
  workspaces: Workspaces,
): App {
  const logger = boltLogger(log);
  const app = new App({
    receiver: door.receiver,
    async authorize({ teamId: workspaceId, enterpriseId }) {
      const workspace = await workspaces.find({ workspaceId, enterpriseId });
      if (workspace === undefined) throw new ChatError('not_installed', 'auth.test', true);
      const { token: botToken, identity } = workspace;
      const { botId, botUserId } = identity;
      return { botToken, botId, botUserId, teamId: identity.workspaceId, workspace };
    },
    tokenVerificationEnabled: false,
    convoStore: false,
    logger,
    clientOptions: clientOptions(apiUrl, logger, metrics),
  });
  app.error(async (error) => {
    // What still comes from where the bot was removed is nobody's business.
    if (error.code === ErrorCode.AuthorizationError) log.debug({ err: error }, 'not installed');
    else log.error({ err: error }, 'a listener failed');
  });
  return app;
}
