import { type Iso, toIso, toMs } from '../../src/domain/time/instant';
import type { Clock } from '../../src/ports/clock';

/** A clock for the bot and its workspace alike, which a test sets. */
export interface TestClock extends Clock {
  nowMs(): number;
  /** Stands at this instant from now on. */
  set(iso: string): void;
  /** Goes forward by so many milliseconds. */
  advance(ms: number): void;
}

/** Stands still at `start`, or runs like any other clock without one. */
export function createTestClock(start?: string): TestClock {
  let standsAt = start === undefined ? undefined : toMs(start);
  let ahead = 0;
  const nowMs = () => standsAt ?? Date.now() + ahead;
  return {
    nowMs,
    now: (): Iso => toIso(nowMs()),
    set(iso) {
      standsAt = toMs(iso);
    },
    advance(ms) {
      if (standsAt === undefined) ahead += ms;
      else standsAt += ms;
    },
  };
}
