import { type Iso, toIso } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';

export function createSystemClock(): Clock {
  let told: Iso = toIso(0);
  let toldMs = 0;
  return {
    now() {
      const ms = Date.now();
      // In a busy millisecond many ask, and writing a date costs more than all else about the time.
      if (ms !== toldMs) told = toIso(ms);
      toldMs = ms;
      return told;
    },
  };
}
