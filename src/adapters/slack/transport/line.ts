import type { SocketModeReceiver } from '@slack/bolt';
import { ChatError } from '../../../ports/chat';
import type { Logger } from '../../../ports/logger';
import { translated } from '../errors';
import { within } from '../within';

type SocketClient = SocketModeReceiver['client'];

/** The way from Slack to the bot, opened again whenever it closes. */
export interface Line {
  /** Throws ChatError where Slack does not let it be opened. */
  open(): Promise<void>;
  /** From now on what arrives is left unanswered: Slack sends events again. */
  hold(): void;
  close(): Promise<void>;
  isConnected(): boolean;
}

/** Milliseconds before the next try; doubled after each that fails. */
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;
/** Milliseconds a socket may take to open, and to say goodbye. */
const OPENING_MS = 15_000;
const GOODBYE_MS = 2_000;
/** Characters; what Slack sends has about a hundred. */
const GOODBYE_LENGTH = 1000;
const METHOD = 'apps.connections.open';

/**
 * Keeps one of two clients connected, whatever happens to its socket; `onGone` where that is hopeless.
 * Slack renews sockets every few hours and says so before: the other client then connects first, and nothing is missed.
 */
export function keepConnected(
  clients: readonly [SocketClient, SocketClient],
  log: Logger,
  onGone: (reason: Error) => void,
): Line {
  let [current, spare] = clients;
  let isClosing = false;
  let isHeld = false;
  let isTrying = false;
  let timer: NodeJS.Timeout | undefined;

  /** Undefined when it worked. */
  async function trying(client: SocketClient): Promise<ChatError | undefined> {
    isTrying = true;
    const failure = await connect(client).then(() => undefined, asChatError);
    isTrying = false;
    if (isClosing) await client.disconnect();
    return failure;
  }

  function reconnect(delayMs: number, waitMs = delayMs): void {
    if (isClosing || isTrying || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void attempt(delayMs);
    }, waitMs);
  }

  async function attempt(delayMs: number): Promise<void> {
    const failure = await trying(current);
    if (!failure) log.info({}, 'connected to Slack again');
    else if (!failure.isTransient) onGone(failure);
    else {
      log.warn({ err: failure, delayMs }, 'could not connect to Slack');
      reconnect(Math.min(delayMs * 2, LONGEST_DELAY_MS), failure.retryAfterMs);
    }
  }

  async function renew(): Promise<void> {
    const failure = await trying(spare);
    if (!failure) [current, spare] = [spare, current];
    else reconnect(FIRST_DELAY_MS);
  }

  for (const client of clients) {
    client.on('disconnected', () => client === current && reconnect(FIRST_DELAY_MS));
    guardMessages(client, log, async (text) => {
      if (isGoodbye(text) && client === current && !isTrying) await renew();
      return !isHeld;
    });
  }

  return {
    async open() {
      const failure = await trying(current);
      if (failure) throw failure;
    },
    hold: () => {
      isHeld = true;
    },
    async close() {
      isClosing = true;
      clearTimeout(timer);
      await within(GOODBYE_MS, Promise.all(clients.map((client) => client.disconnect())));
    },
    isConnected: () => current.websocket?.isActive() === true,
  };
}

/**
 * Asks `before` whether a payload may be handled, once that has done what must come first.
 * Slack's client throws for a payload it does not know, where nobody could catch it; here it is caught.
 */
function guardMessages(
  client: SocketClient,
  log: Logger,
  before: (text: string) => Promise<boolean>,
): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (...message: unknown[]) => {
    try {
      if (!(await before(String(message[0])))) return;
      await Promise.all(handlers.map((handle) => handle(...message)));
    } catch (error) {
      log.warn({ err: error }, 'a payload could not be read');
    }
  });
}

/** Slack is about to close this socket: `{"type":"disconnect","reason":"warning"}`. */
function isGoodbye(text: string): boolean {
  // Payloads of events may be large, and hold these words; they are not parsed twice for that.
  if (text.length > GOODBYE_LENGTH || !text.includes('"disconnect"')) return false;
  try {
    return (JSON.parse(text) as { type?: string }).type === 'disconnect';
  } catch {
    return false;
  }
}

/** A socket that does not open in time is given up, so that it cannot open later beside its successor. */
async function connect(client: SocketClient): Promise<void> {
  if (await within(OPENING_MS, client.start())) return;
  client.websocket?.disconnect();
  throw new ChatError('timeout', METHOD, true);
}

/** The client says nothing at all where the socket closes before it is open. */
function asChatError(error: unknown): ChatError {
  const known = translated(METHOD, error);
  if (known instanceof ChatError) return known;
  return new ChatError('disconnected', METHOD, true, undefined, { cause: error });
}
