import type { IncidentState } from './incident-state';
import { resolvedAt, startedAt } from './moments';
import type { StandingEntry } from './standing';
import { addMs, DAY, diffMs, type Iso, MINUTE } from './time/instant';

/** Typing takes a while: up to here an entry counts as written at the time. */
const GRACE = 5 * MINUTE;

/**
 * The entries (by `seq`) that were put on record late, of entries in the order they were recorded.
 * While the incident is live, that is more than five minutes after they happened. In a write-up afterwards everything is,
 * so only what is out of order counts: something recorded before it had happened after it.
 */
export function lateEntries(
  state: IncidentState,
  entries: readonly StandingEntry[],
): ReadonlySet<number> {
  const late = new Set<number>();
  const dayAfter = dayAfterStart(state);
  const liveUntil = earlier(dayAfter, resolvedAt(state));
  let latest: Iso = '';
  for (const { entry } of entries) {
    if (!isTold(entry, state)) continue;
    const { seq, at, recordedAt } = entry.meta;
    const isEarly = recordedAt <= dayAfter;
    const isLive = recordedAt <= liveUntil;
    const isLate = isLive ? isBehind(entry, recordedAt, GRACE) : isBehind(entry, latest, 0);
    if (isLate) late.add(seq);
    // Days later, what is recorded without a time only seems to happen then.
    if ((isEarly || at !== recordedAt) && at > latest) latest = at;
  }
  return late;
}

function earlier(one: Iso, other: Iso | undefined): Iso {
  return other !== undefined && other < one ? other : one;
}

/** Before all others, where it has not started. */
function dayAfterStart(state: IncidentState): Iso {
  const started = startedAt(state);
  return started === undefined ? '' : addMs(started, DAY);
}

type Entry = StandingEntry['entry'];

function isBehind({ meta }: Entry, reference: Iso, graceMs: number): boolean {
  if (meta.at >= reference) return false;
  // A day without a time is only behind when the whole day is.
  const unsureMs = meta.precision === 'date' ? DAY : 0;
  return diffMs(meta.at, reference) > graceMs + unsureMs;
}

/** Whether somebody told it in the course of things. */
function isTold(entry: Entry, state: IncidentState): boolean {
  return entry.meta.source !== 'system' && !isOpening(entry, state);
}

/** The opening, and what it brings with it at the same moment: its time says nothing about the order of telling. */
function isOpening({ kind, meta }: Entry, { opening }: IncidentState): boolean {
  if (kind === 'opened') return true;
  return kind === 'role-assigned' && meta.at === opening?.at && meta.seq === opening.seq + 1;
}
