import { toIso } from '../domain/time/instant';
import type { Clock } from '../ports/clock';

/** A clock that begins in the past and jumps through a story until it shows the time at its end. */
export interface StoryClock extends Clock {
  /** Goes on to so many minutes before the story's end; it never goes back. */
  set(minutesAgo: number): void;
}

/** `endsAt`: milliseconds since the epoch, the present unless given. */
export function createStoryClock(minutesAgo: number, endsAt = Date.now()): StoryClock {
  const shiftMs = endsAt - Date.now();
  let behindMs = minutesAgo * 60_000;
  return {
    now: () => toIso(Date.now() + shiftMs - behindMs),
    set(ago) {
      behindMs = Math.min(behindMs, ago * 60_000);
    },
  };
}
