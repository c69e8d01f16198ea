import type { ChatError } from '../../../ports/chat';
import type { Logger } from '../../../ports/logger';
import { within } from '../within';
import { createRetries } from './retries';
import { guardMessages, isGoodbye, openSocket, type SocketClient } from './socket';

/** The way from Slack to the bot, opened again whenever it closes. */
export interface Line {
  /** Throws ChatError where Slack does not let it be opened. */
  open(): Promise<void>;
  /** From now on what arrives is left unanswered: Slack sends events again. */
  hold(): void;
  close(): Promise<void>;
  isConnected(): boolean;
}

interface LineEvents {
  /** Called once where no socket will ever open again. */
  readonly onGone: (reason: Error) => void;
  /** Called where no socket was open for a while, and one is again. */
  readonly onBack?: (() => void) | undefined;
}

/** Milliseconds a socket may take to say goodbye. */
const GOODBYE_MS = 2_000;
/** Milliseconds between looks at the socket. */
const WATCH_MS = 5000;

/**
 * Keeps one of two clients connected, whatever happens to its socket.
 * Slack renews sockets every few hours and says so before: the other client then connects first, and nothing is missed.
 */
export function keepConnected(
  clients: readonly [SocketClient, SocketClient],
  log: Logger,
  { onGone, onBack = () => undefined }: LineEvents,
): Line {
  let [current, spare] = clients;
  let isClosing = false;
  let isHeld = false;
  let isTrying = false;
  let watch: NodeJS.Timeout | undefined;
  const retries = createRetries(() => trying(current), log, onGone, onBack);

  /** Undefined when it worked. */
  async function trying(client: SocketClient): Promise<ChatError | undefined> {
    isTrying = true;
    const failure = await openSocket(client);
    isTrying = false;
    if (isClosing) await client.disconnect();
    return failure;
  }

  function isBusy(): boolean {
    return isClosing || isTrying || retries.isWaiting();
  }

  async function renew(): Promise<void> {
    const failure = await trying(spare);
    if (failure) return retries.begin();
    const isSeamless = isConnected();
    [current, spare] = [spare, current];
    if (!isSeamless) onBack();
  }

  /** Slack's client waits half a minute for the goodbye of a peer that has vanished; nobody else need. */
  function look(): void {
    if (isBusy() || isConnected()) return;
    log.warn({}, 'the socket has gone silent');
    void renew();
  }

  function isConnected(): boolean {
    return current.websocket?.isActive() === true;
  }

  for (const client of clients) {
    client.on('disconnected', () => client === current && !isBusy() && retries.begin());
    guardMessages(client, log, async (text) => {
      if (isGoodbye(text) && client === current && !isTrying) await renew();
      return !isHeld;
    });
  }

  return {
    async open() {
      const failure = await trying(current);
      if (failure) throw failure;
      watch = setInterval(look, WATCH_MS).unref();
    },
    hold: () => {
      isHeld = true;
    },
    async close() {
      isClosing = true;
      retries.stop();
      clearInterval(watch);
      await within(GOODBYE_MS, Promise.all(clients.map((client) => client.disconnect())));
    },
    isConnected,
  };
}
