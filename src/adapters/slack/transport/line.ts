import type { SocketModeReceiver } from '@slack/bolt';
import { ChatError } from '../../../ports/chat';
import type { Logger } from '../../../ports/logger';
import { translated } from '../errors';

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
  let timer: NodeJS.Timeout | undefined;
  guardMessages(client, log, () => isHeld);

  async function connect(): Promise<void> {
    try {
      await inTime(client.start());
    } catch (error) {
      throw translated(METHOD, error);
    }
  }

  function reconnect(delayMs: number, error?: unknown): void {
    if (isClosing || timer) return;
    const waitMs = error instanceof ChatError ? (error.retryAfterMs ?? delayMs) : delayMs;
    timer = setTimeout(() => {
      timer = undefined;
      void attempt(delayMs);
    }, waitMs);
  }

  async function attempt(delayMs: number): Promise<void> {
    try {
      await connect();
      log.info({}, 'connected to Slack again');
    } catch (error) {
      if (error instanceof ChatError && !error.isTransient) return onGone(error);
      log.warn({ err: error, delayMs }, 'could not connect to Slack');
      reconnect(Math.min(delayMs * 2, LONGEST_DELAY_MS), error);
    }
  }

  return {
    async open() {
      await connect();
      client.on('disconnected', () => reconnect(FIRST_DELAY_MS));
    },
    hold: () => {
      isHeld = true;
    },
    async close() {
      isClosing = true;
      clearTimeout(timer);
      await Promise.race([client.disconnect(), pause(GOODBYE_MS)]);
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

async function inTime(work: Promise<unknown>): Promise<void> {
  const late = pause(OPENING_MS).then(() => {
    throw new ChatError('timeout', METHOD, true);
  });
  await Promise.race([work, late]);
}

/** Does not keep the process alive. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
