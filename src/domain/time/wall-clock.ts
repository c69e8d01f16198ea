import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { DAY, type Iso, MINUTE, SECOND, toIso, toMs } from './instant';
import { offsetAt } from './zone';

dayjs.extend(utc);

/** What a calendar and a clock on the wall show; `month` counts from 1. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
}

/** The instants at which a wall showed that time: one, two where clocks went back, none where they went forward. */
export type WallInstants =
  | { readonly kind: 'one'; readonly at: Iso }
  | { readonly kind: 'twice'; readonly first: Iso; readonly second: Iso }
  | {
      readonly kind: 'none';
      /** The last whole minute before the clocks went forward. */
      readonly before: Iso;
      /** The instant at which they did. */
      readonly after: Iso;
    };

/** What the zone's wall clocks show at an instant. */
export function wallAt(at: Iso, zone: string): Wall {
  const ms = toMs(at);
  // A report asks this of each entry several times, so that what dayjs adds shows.
  const shown = new Date(ms + offsetAt(ms, zone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    ms: shown.getUTCMilliseconds(),
  };
}

/** When the zone's wall clocks showed that time. Throws a RangeError for fields that no calendar has. */
export function instantsOf(wall: Wall, zone: string): WallInstants {
  if (!isWall(wall)) throw new RangeError(`Not on any calendar: ${JSON.stringify(wall)}`);
  const shown = wallMs(wall);
  // No zone is a day away from UTC, so these two offsets are the ones before and after any change of clocks nearby.
  const earlier = offsetAt(shown - DAY, zone);
  const later = offsetAt(shown + DAY, zone);
  const found = [...new Set([shown - earlier, shown - later])]
    .filter((ms) => ms + offsetAt(ms, zone) === shown)
    .sort((a, b) => a - b);
  const [first, second] = found;
  if (first === undefined) return gapAround(shown, earlier, later, zone);
  if (second === undefined) return { kind: 'one', at: toIso(first) };
  return { kind: 'twice', first: toIso(first), second: toIso(second) };
}

/** Whether the fields name a day of the calendar and a time of day, in any zone. */
export function isWall(wall: Wall): boolean {
  const shown = dayjs.utc(wallMs(wall));
  return (
    shown.year() === wall.year &&
    shown.month() + 1 === wall.month &&
    shown.date() === wall.day &&
    shown.hour() === wall.hour &&
    shown.minute() === wall.minute &&
    shown.second() === wall.second
  );
}

/** The same time of day some days later, or earlier when negative; it need not exist in every zone. */
export function addDays(wall: Wall, days: number): Wall {
  const date = dayjs.utc(wallMs(wall)).add(days, 'day');
  return { ...wall, year: date.year(), month: date.month() + 1, day: date.date() };
}

function wallMs(wall: Wall): number {
  return Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second,
    wall.ms,
  );
}

function gapAround(shown: number, earlier: number, later: number, zone: string): WallInstants {
  let before = shown - later;
  let after = shown - earlier;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, zone) === later) after = middle;
    else before = middle;
  }
  const lastMinute = Math.floor((after - SECOND) / MINUTE) * MINUTE;
  return { kind: 'none', before: toIso(lastMinute), after: toIso(after) };
}
