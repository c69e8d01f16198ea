import type { ChatError } from '../../../ports/chat';
import type { Logger } from '../../../ports/logger';

/** Milliseconds before the next try; doubled after each that fails. */
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;

/** Tries something again and again until it works. */
export interface Retries {
  /** Begins, unless it has begun already. */
  begin(): void;
  /** Between two tries. */
  isWaiting(): boolean;
  stop(): void;
}

/** `attempt` comes to what went wrong, or undefined; `onGone` is called with what will not pass, `onBack` when it worked. */
export function createRetries(
  attempt: () => Promise<ChatError | undefined>,
  log: Logger,
  onGone: (reason: Error) => void,
  onBack: () => void,
): Retries {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function wait(delayMs: number, waitMs = delayMs): void {
    if (isStopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void tryOnce(delayMs);
    }, waitMs);
  }

  async function tryOnce(delayMs: number): Promise<void> {
    const failure = await attempt();
    if (isStopped) return;
    if (!failure) {
      log.info({}, 'connected to Slack again');
      onBack();
    } else if (!failure.isTransient) onGone(failure);
    else {
      log.warn({ err: failure, delayMs }, 'could not connect to Slack');
      wait(Math.min(delayMs * 2, LONGEST_DELAY_MS), failure.retryAfterMs);
    }
  }

  return {
    begin: () => wait(FIRST_DELAY_MS),
    isWaiting: () => timer !== undefined,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
