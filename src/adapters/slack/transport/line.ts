import type { SocketModeReceiver } from '@slack/bolt';
import { ChatError } from '../../../ports/chat';
import type { Logger } from '../../../ports/logger';
import { translated } from '../errors';
import { within } from '../within';

type SocketClient = SocketModeReceiver['client'];

/** One socket that is opened again whenever it closes. */
export interface Line {
  /** Throws ChatError where Slack does not let it be opened. */
  open(): Promise<void>;
  /** From now on what arrives is left unanswered: Slack sends events again, to another socket. */
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
const METHOD = 'apps.connections.open';

/** Keeps a client connected, whatever happens to its socket; `onGone` where that is hopeless. */
export function keepConnected(
  client: SocketClient,
  log: Logger,
  onGone: (reason: Error) => void,
): Line {
  let isClosing = false;
  let isHeld = false;
  let isTrying = false;
  let timer: NodeJS.Timeout | undefined;
  guardMessages(client, log, () => isHeld);

  function reconnect(delayMs: number, waitMs = delayMs): void {
    if (isClosing || isTrying || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void attempt(delayMs);
    }, waitMs);
  }

  async function attempt(delayMs: number): Promise<void> {
    isTrying = true;
    const failure = await connect(client).then(() => undefined, asChatError);
    isTrying = false;
    if (isClosing) await client.disconnect();
    else if (!failure) log.info({}, 'connected to Slack again');
    else if (!failure.isTransient) onGone(failure);
    else {
      log.warn({ err: failure, delayMs }, 'could not connect to Slack');
      const longer = Math.min(delayMs * 2, LONGEST_DELAY_MS);
      reconnect(longer, failure.retryAfterMs);
    }
  }

  return {
    async open() {
      await connect(client).catch((error: unknown) => {
        throw asChatError(error);
      });
      client.on('disconnected', () => reconnect(FIRST_DELAY_MS));
    },
    hold: () => {
      isHeld = true;
    },
    async close() {
      isClosing = true;
      clearTimeout(timer);
      await within(GOODBYE_MS, client.disconnect());
    },
    isConnected: () => client.websocket?.isActive() === true,
  };
}

/** Slack's client throws for a payload it does not know, where nobody could catch it. */
function guardMessages(client: SocketClient, log: Logger, isHeld: () => boolean): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (...message: unknown[]) => {
    if (isHeld()) return;
    for (const handle of handlers) {
      Promise.resolve(handle(...message)).catch((error: unknown) => {
        log.warn({ err: error }, 'a payload could not be read');
      });
    }
  });
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
