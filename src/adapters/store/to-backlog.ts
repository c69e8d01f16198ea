import { diffMs, type Iso, SECOND } from '../../domain/time/instant';
import type { Backlog } from '../../ports/metrics';

/** What waits, counted as the databases count, and the moment since when the oldest does. */
export function toBacklog(waiting: number | string | bigint, since: Iso | null, now: Iso): Backlog {
  return {
    waiting: Number(waiting),
    seconds: since ? Math.max(0, diffMs(since, now)) / SECOND : 0,
  };
}
