import { SECOND } from '../domain/time/instant';
import type { Logger } from '../ports/logger';

/** Work that goes on behind the desk: what is queued is carried out, what is behind is brought up to date. */
export interface Background {
  /** There may be something to do: look soon. */
  wake(): void;
  start(): void;
  /** Finishes what is being done and does no more. */
  stop(): Promise<void>;
}

/** Looks again this often though nobody woke it: for the work of other processes. */
const lookEveryMs = 1 * SECOND;
/** From one beginning to the next: each look writes to the disk, which those who record are waiting for. */
const apartMs = SECOND / 5;

/**
 * Runs `work` when woken, when it said that more will be due (milliseconds from then), and at least every second;
 * at once after a rest, never twice at the same time. A failure is logged, and tried again.
 */
export function createBackground(work: () => Promise<number | undefined>, log: Logger): Background {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let begunAtMs = Number.NEGATIVE_INFINITY;
  let isWanted = false;
  let isStopped = true;

  async function run(): Promise<void> {
    isWanted = false;
    begunAtMs = performance.now();
    let dueInMs: number | undefined;
    try {
      dueInMs = await work();
    } catch (err) {
      log.error({ err }, 'work in the background failed');
    }
    running = undefined;
    plan(isWanted ? 0 : Math.min(lookEveryMs, dueInMs ?? lookEveryMs));
  }

  function plan(waitMs: number): void {
    if (isStopped) return;
    const restMs = begunAtMs + apartMs - performance.now();
    clearTimeout(timer);
    timer = setTimeout(begin, Math.max(waitMs, restMs));
  }

  function begin(): void {
    running = run();
  }

  function wake(): void {
    isWanted = true;
    if (running === undefined) plan(0);
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
