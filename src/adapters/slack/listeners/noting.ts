import type { Edge } from './edge';

/** What happened, and to which message. */
export interface Happening {
  readonly event: string;
  /** What about the message changed: its text, or one person's mark. */
  readonly aspect: string;
  /** Slack's `event_ts`. */
  readonly at: string | undefined;
  readonly channelId: string;
  readonly ts: string;
}

/**
 * Passes an event on, after earlier ones about the same message and not after later ones: a mark that is taken back
 * at once would stay. Nobody waits for an answer, and Slack does not tell of it again: what failed is read later.
 */
export async function noting(
  edge: Edge,
  { event, aspect, at, channelId, ts }: Happening,
  work: () => Promise<void>,
): Promise<void> {
  const message = `${channelId}/${ts}`;
  if (edge.isStale(`${message}/${aspect}`, at)) return;
  try {
    await edge.inTurn(message, work);
  } catch (error) {
    edge.log.error({ err: error, event, channelId, ts }, 'an event was not taken in');
    edge.onMissed?.();
  }
}
