import type { SocketModeReceiver } from '@slack/bolt';
import { ChatError } from '../../../ports/chat';
import type { Logger } from '../../../ports/logger';
import { translated } from '../errors';
import { within } from '../within';

/** Slack's own client, which holds one socket. */
export type SocketClient = SocketModeReceiver['client'];

/** Milliseconds a socket may take to open. */
const OPENING_MS = 15_000;
/** Characters; what Slack sends has about a hundred. */
const GOODBYE_LENGTH = 1000;
const METHOD = 'apps.connections.open';

/**
 * Asks `before` whether a payload may be handled, once that has done what must come first.
 * Slack's client throws for a payload it does not know, where nobody could catch it; here it is caught.
 */
export function guardMessages(
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
export function isGoodbye(text: string): boolean {
  // Payloads of events may be large, and hold these words; they are not parsed twice for that.
  if (text.length > GOODBYE_LENGTH || !text.includes('"disconnect"')) return false;
  try {
    return (JSON.parse(text) as { type?: string }).type === 'disconnect';
  } catch {
    return false;
  }
}

/**
 * Opens the client's socket; what it comes to is what kept it from opening, or undefined.
 * One that does not open in time is given up, so that it cannot open later beside its successor.
 */
export async function openSocket(client: SocketClient): Promise<ChatError | undefined> {
  try {
    if (await within(OPENING_MS, client.start())) return undefined;
    client.websocket?.disconnect();
    return new ChatError('timeout', METHOD, true);
  } catch (error) {
    const known = translated(METHOD, error);
    // The client says nothing at all where the socket closes before it is open.
    const silent = new ChatError('disconnected', METHOD, true, undefined, { cause: error });
    return known instanceof ChatError ? known : silent;
  }
}
