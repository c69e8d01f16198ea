import { MINUTE, SECOND } from '../domain/time/instant';
import { ChatError } from '../ports/chat';
import { DeliveryError } from '../ports/delivery-error';

/**
 * Milliseconds to wait after a failed try: 2 s, 4 s, 8 s … `longestMs` at most, and never less than they asked for.
 * `attempts`: tries that failed before this one.
 */
export function retryWaitMs(err: unknown, attempts: number, longestMs = 10 * MINUTE): number {
  const isAnswer = err instanceof ChatError || err instanceof DeliveryError;
  const askedMs = isAnswer ? (err.retryAfterMs ?? 0) : 0;
  return Math.max(askedMs, Math.min(longestMs, 2 ** Math.min(attempts + 1, 20) * SECOND));
}
