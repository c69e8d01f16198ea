import { addMs, diffMs, type Iso, SECOND } from '../domain/time/instant';
import type { Clock } from '../ports/clock';

/** Nothing recorded for this long: the burst is over, or pauses. */
const quietMs = SECOND;

/** From the beginning of a call to the next one for the same thing, however slow Slack is. */
export const apartMs = 2 * SECOND;

/** From one look that found nothing new to show to the next one: in a burst each look would hold up those who record. */
export const looksApartMs = SECOND;

/** Where people follow an incident, a burst that does not end shows this often all the same. */
export const patienceMs = 6 * SECOND;

/** Elsewhere they look in now and then. */
export const longPatienceMs = 12 * SECOND;

export interface Change {
  /** When Slack was last called for this; undefined: never. On the clock of the pace. */
  readonly calledAt: Iso | undefined;
  /** When the latest entry was recorded; undefined: long ago. On the clock of the record. */
  readonly recordedAt: Iso | undefined;
}

/** The time it is, for how long things take and on the record; a story that is told has two different ones. */
export interface Clocks {
  readonly pace: Clock;
  readonly record: Clock;
}

/**
 * Until when a change is better left to gather more, so that a burst costs few calls; undefined where it is to show now.
 * The first change after a rest shows at once; those that follow it, at the next moment of quiet, or when `patience` ms
 * have passed since the last call.
 */
export function gatherUntil(
  { calledAt, recordedAt }: Change,
  patience: number,
  { pace, record }: Clocks,
): Iso | undefined {
  if (calledAt === undefined) return undefined;
  const now = pace.now();
  const calledAgo = diffMs(calledAt, now);
  if (calledAgo >= patience || calledAgo < 0) return undefined;
  const stillFor = recordedAt === undefined ? quietMs : diffMs(recordedAt, record.now());
  const untilQuiet = Math.min(quietMs - Math.max(0, stillFor), patience - calledAgo);
  const waitMs = Math.max(untilQuiet, apartMs - calledAgo);
  return waitMs > 0 ? addMs(now, waitMs) : undefined;
}
