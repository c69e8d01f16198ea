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

/** Looks again this often though nobody woke it: for steps put off, and for other processes' work. */
const lookEveryMs = 1 * SECOND;

/** Runs `work` whenever woken and at least every second, never twice at the same time. A failure is logged, and tried again. */
export function createBackground(work: () => Promise<unknown>, log: Logger): Background {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = true;

  async function run(): Promise<void> {
    do {
      isWanted = false;
      try {
        await work();
      } catch (err) {
        log.error({ err }, 'work in the background failed');
      }
    } while (isWanted && !isStopped);
  }

  function wake(): void {
    isWanted = true;
    if (isStopped || running !== undefined) return;
    clearTimeout(timer);
    running = run().finally(() => {
      running = undefined;
      if (!isStopped) timer = setTimeout(wake, lookEveryMs);
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
