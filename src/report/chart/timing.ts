import type { TimelineEntry } from '../../domain/entries';
import type { Moment } from '../../domain/incident-state';
import { DAY, toMs } from '../../domain/time/instant';

/** When the picture begins and ends, and where on it a moment lies; milliseconds since 1970. */
export interface Timing {
  readonly from: number;
  readonly to: number;
  /** Everything that happened, in order. */
  readonly moments: readonly number[];
  msOf(moment: Moment): number;
}

/**
 * The time that these entries take up. One known only by its day takes up none of its own where anything else
 * happened on that day: it would begin the picture at midnight.
 */
export function timingOf(entries: readonly TimelineEntry[]): Timing {
  const timed = entries.filter(({ meta }) => meta.precision !== 'date');
  const firm = (timed.length > 0 ? timed : entries).map(({ meta }) => toMs(meta.at));
  const start = firm.reduce((first, ms) => Math.min(first, ms), Number.POSITIVE_INFINITY);
  const msOf = ({ at, precision }: Moment) => {
    const ms = toMs(at);
    return precision === 'date' && ms < start && start < ms + DAY ? start : ms;
  };
  const moments = entries.map(({ meta }) => msOf(meta)).sort((a, b) => a - b);
  return { from: moments[0] ?? 0, to: moments.at(-1) ?? 0, moments, msOf };
}
