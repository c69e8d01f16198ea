import { randomUUID } from 'node:crypto';
import { diffMs, SECOND, toIso, toMs } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Replicas } from '../ports/replicas';

const beatEveryMs = 2 * SECOND;

/** This process among those that share the database. */
export interface Fleet {
  /** The time they go by: leases of one must mean the same to the others, however their machines' clocks are set. */
  readonly clock: Clock;
  /** How many there are. */
  size(): number;
  /** Whether this process could say so when it last tried: whoever cannot write that can record nothing. */
  isHeard(): boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Says every two seconds that this process lives. Where the database cannot be asked, it goes by what it knew last. */
export function createFleet(replicas: Replicas, clock: Clock, log: Logger): Fleet {
  const id = randomUUID();
  let alive = 1;
  let isHeard = false;
  /** How far the common time is ahead of this machine's. */
  let aheadMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let beating = Promise.resolve();

  async function beat(): Promise<void> {
    try {
      const found = await replicas.beat(id);
      alive = Math.max(1, found.alive);
      aheadMs = diffMs(clock.now(), found.now);
      isHeard = true;
    } catch (err) {
      isHeard = false;
      log.warn({ err }, 'could not say that this process lives');
    }
  }

  return {
    clock: { now: () => toIso(toMs(clock.now()) + aheadMs) },
    size: () => alive,
    isHeard: () => isHeard,
    async start() {
      await beat();
      timer = setInterval(() => {
        beating = beating.then(beat);
      }, beatEveryMs);
    },
    async stop() {
      clearInterval(timer);
      await beating;
      await replicas.leave(id).catch((err: unknown) => {
        log.warn({ err }, 'could not say that this process ends');
      });
    },
  };
}
