import { App } from '@slack/bolt';
import type { Desk } from '../../app/desk';
import { type Chat, ChatError, type Chats } from '../../ports/chat';
import type { Logger } from '../../ports/logger';
import type { Metrics } from '../../ports/metrics';
import { createAdmission } from './admission';
import { boltLogger } from './bolt-logger';
import { createSlackChat } from './chat/slack-chat';
import { type Identity, identify } from './identity';
import { createTurns } from './in-turn';
import { createLatest } from './latest';
import { listeners } from './listeners';
import { type Edge, namesIn, type PersonOf } from './listeners/edge';
import { measureRequests } from './measure-requests';
import { takeQuickly } from './quick-requests';
import type { Door } from './transport/door';
import { type AnswerPage, createHttpDoor } from './transport/http-door';
import { createInFlight } from './transport/in-flight';
import { createSocketDoor } from './transport/socket-door';
import { clientOptions, createWebClient } from './web-client';

/** How Slack reaches the bot. */
export type SlackMode =
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | {
      readonly mode: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly host: string;
      /** 0: any free one. */
      readonly port: number;
      /** What is served beside `/slack/events`. */
      readonly answerPage?: AnswerPage;
    };

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
  /** Throws ChatError: `invalid_auth` for a bad token. `address` in HTTP mode. */
  start(): Promise<{ readonly address?: string; readonly workspaceId: string }>;
  /** Takes nothing new, waits for what is being worked on, closes. */
  stop(): Promise<void>;
  readonly chats: Chats;
  isConnected(): boolean;
}

/** Milliseconds to finish what is being worked on. */
const STOP_MS = 10_000;

/** The bot's side of Slack for one workspace: requests go to the desk, and `chats` speaks back. */
export function createSlackApp(settings: SlackSettings): SlackApp {
  const { mode, apiUrl, log, metrics } = settings;
  const logger = boltLogger(log);
  const client = createWebClient(mode.botToken, apiUrl, logger, metrics);
  const door = createDoor(settings);
  const inFlight = createInFlight();
  let identity: Identity | undefined;
  let chat: Chat | undefined;

  const chats: Chats = {
    of(workspaceId) {
      if (!chat || identity?.workspaceId !== workspaceId)
        throw new ChatError('not_installed', 'auth.test', true);
      return chat;
    },
  };
  const order = { inTurn: createTurns(), isStale: createLatest(), enter: createAdmission(log) };
  const edge: Omit<Edge, 'identityOf'> = { ...settings, ...order, chats };

  return {
    chats,
    isConnected: () => door.isConnected(),
    async start() {
      const found = await identify(client);
      identity = found;
      const nameOf = namesIn({ ...edge, identityOf: () => found }, found.workspaceId);
      chat = createSlackChat({ client, identity: found, token: mode.botToken, apiUrl, nameOf });
      const app = createApp(settings, door, found);
      app.use(({ next }) => inFlight.run(next));
      const ours: Edge = { ...edge, identityOf: () => found };
      for (const listen of listeners) listen(app, ours);
      const { fetch = globalThis.fetch } = clientOptions(apiUrl, logger, metrics);
      takeQuickly(app, ours, inFlight, { workspaceId: found.workspaceId, client, fetch });
      measureRequests(app, metrics);
      door.attach(app);
      return { ...(await door.open()), workspaceId: found.workspaceId };
    },
    async stop() {
      door.hold();
      const left = await inFlight.settled(STOP_MS);
      if (left > 0) log.warn({ left }, 'stopped in the middle of requests');
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

/** The token was verified before, so Bolt need not do it where nobody could catch a failure. */
function createApp(
  { mode, apiUrl, log, metrics }: SlackSettings,
  door: Door,
  identity: Identity,
): App {
  const logger = boltLogger(log);
  const app = new App({
    receiver: door.receiver,
    token: mode.botToken,
    botId: identity.botId,
    botUserId: identity.botUserId,
    tokenVerificationEnabled: false,
    convoStore: false,
    logger,
    clientOptions: clientOptions(apiUrl, logger, metrics),
  });
  app.error(async (error) => {
    log.error({ err: error }, 'a listener failed');
  });
  return app;
}
