import { SECOND } from '../domain/time/instant';
import type { Logger } from '../ports/logger';

/** Work that goes on behind the desk: what is queued is carried out, what is behind is brought up to date. */
export interface Background {
  /** There may be something to do: look at once. */
  wake(): void;
  start(): void;
  /** Finishes what is being done and does no more. */
  stop(): Promise<void>;
}

/** Looks again this often though nobody woke it: for the work of other processes. */
const lookEveryMs = 1 * SECOND;
const soonestMs = 10;

/**
 * Runs `work` whenever woken, when it said that more will be due (milliseconds from then), and at least every second;
 * never twice at the same time. A failure is logged, and tried again.
 */
export function createBackground(work: () => Promise<number | undefined>, log: Logger): Background {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = true;

  async function run(): Promise<number> {
    let dueInMs: number | undefined;
    do {
      isWanted = false;
      try {
        dueInMs = await work();
      } catch (err) {
        log.error({ err }, 'work in the background failed');
      }
    } while (isWanted && !isStopped);
    return Math.max(soonestMs, Math.min(lookEveryMs, dueInMs ?? lookEveryMs));
  }

  function wake(): void {
    isWanted = true;
    if (isStopped || running !== undefined) return;
    clearTimeout(timer);
    running = run().then((waitMs) => {
      running = undefined;
      if (!isStopped) timer = setTimeout(wake, waitMs);
    });
  }

  return {
    wake,
    start() {
      isStopped = false;
      wake();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
