import { between } from '../domain/moments';
import { formatDuration } from '../domain/time/format';
import type { Iso } from '../domain/time/instant';
import type { IncidentRow } from '../ports/incident-store';

/** Median and 90th percentile of the incidents for which a duration is known, in milliseconds. */
export interface Spread {
  readonly count: number;
  readonly medianMs: number;
  readonly p90Ms: number;
}

/** `2 h 15 min`, or undefined where an end is missing or they are the wrong way round. */
export function durationBetween(from: Iso | undefined, to: Iso | undefined): string | undefined {
  const ms = between(from, to);
  return ms === undefined ? undefined : formatDuration(ms);
}

/** How long something took over several incidents; undefined where it is known for none. */
export function spread(
  rows: readonly IncidentRow[],
  from: (row: IncidentRow) => Iso | undefined,
  to: (row: IncidentRow) => Iso | undefined,
): Spread | undefined {
  const known = rows.flatMap((row) => between(from(row), to(row)) ?? []).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  return { count: known.length, medianMs: percentile(known, 0.5), p90Ms: percentile(known, 0.9) };
}

/** Nearest rank: the smallest value that at least this share of all values does not exceed. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
