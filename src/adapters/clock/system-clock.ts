import { toIso } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';

export function createSystemClock(): Clock {
  return { now: () => toIso(Date.now()) };
}
