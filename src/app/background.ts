import { AsyncResource } from 'node:async_hooks';
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

/** So many rounds may be hanging on Slack before no further one begins. */
const mostAtOnce = 4;

/**
 * Runs `work` when woken, when it said that more will be due (milliseconds from then), and at least every second; at once
 * after a rest. A round waits for the one before it, but no longer than a second: what one of them has in hand is leased,
 * so that another may go on with the rest. A failure is logged, and tried again.
 */
export function createBackground(work: () => Promise<number | undefined>, log: Logger): Background {
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let latest: Promise<void> | undefined;
  let begunAtMs = Number.NEGATIVE_INFINITY;
  let isWanted = false;
  /** As soon as may be, which whoever wakes it once more need not plan again. */
  let isPlanned = false;
  let isStopped = true;

  async function run(): Promise<number | undefined> {
    try {
      return await work();
    } catch (err) {
      log.error({ err }, 'work in the background failed');
      return undefined;
    }
  }

  function plan(waitMs: number): void {
    if (isStopped) return;
    isPlanned = waitMs === 0;
    const restMs = begunAtMs + apartMs - performance.now();
    clearTimeout(timer);
    timer = setTimeout(begin, Math.max(waitMs, restMs));
  }

  // A request wakes it, and what is then done is no part of that request.
  const begin = AsyncResource.bind(() => {
    isPlanned = false;
    if (running.size < mostAtOnce) beginRound();
    plan(lookEveryMs);
  });

  function beginRound(): void {
    isWanted = false;
    begunAtMs = performance.now();
    const round = run().then((dueInMs = lookEveryMs) => {
      running.delete(round);
      if (latest !== round) return;
      latest = undefined;
      plan(isWanted ? 0 : Math.min(lookEveryMs, dueInMs));
    });
    running.add(round);
    latest = round;
  }

  function wake(): void {
    isWanted = true;
    if (latest === undefined && !isPlanned) plan(0);
  }

  return {
    wake,
    start() {
      isStopped = false;
      wake();
    },
    async stop() {
      isStopped = true;
      isPlanned = false;
      clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
