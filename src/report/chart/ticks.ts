import { clockIn, dateIn, formatMoment } from '../../domain/time/format';
import { DAY, HOUR, MINUTE, SECOND, toIso, toMs } from '../../domain/time/instant';
import { addDays, instantsOf, wallAt } from '../../domain/time/wall-clock';
import { offsetAt } from '../../domain/time/zone';
import type { Stretch } from './scale';

export interface Tick {
  /** Milliseconds since 1970. */
  readonly ms: number;
  readonly label: string;
  /** A day begins here, or its date has not been said yet. */
  readonly date?: string;
  /** The first of its day, and not of the picture. */
  readonly isDay?: true;
  /** The clocks have just been changed. */
  readonly isChange?: true;
}

const clockSteps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
];
const daySteps = [1, 2, 4, 7, 14, 28, 91, 182, 364, 1820, 3640, 36_400];
/** Pixels that a clock time and a date need beside their neighbours. */
const roomForClock = 72;
const roomForDate = 96;
/** 1970 began on a Thursday; weeks begin on Monday. */
const mondayShift = 4;

/** The moments to write under a stretch of time: round ones on the zone's clocks, the first and the last included. */
export function ticksOf(stretch: Stretch, zone: string): readonly Tick[] {
  const most = (room: number) => Math.max(1, (stretch.right - stretch.left) / room);
  const length = stretch.to - stretch.from;
  if (length === 0) return [startTick(stretch.from, zone)];
  const step = clockSteps.find((one) => length / one <= most(roomForClock));
  const found =
    step === undefined
      ? dayTicks(stretch, dayStep(length, most(roomForDate)), zone)
      : clockTicks(stretch, step, zone);
  return found.length > 0 ? found : [startTick(stretch.from, zone)];
}

function dayStep(length: number, most: number): number {
  return daySteps.find((days) => length / (days * DAY) <= most) ?? 36_400;
}

/** A moment that is not round; the only one there is. */
function startTick(ms: number, zone: string): Tick {
  const at = toIso(ms);
  return { ms, label: clockIn(at, zone), date: dateIn(at, zone) };
}

/** Midnights, every `days` days. */
function dayTicks({ from, to }: Stretch, days: number, zone: string): readonly Tick[] {
  const ticks: Tick[] = [];
  const midnight = { ...wallAt(toIso(from), zone), hour: 0, minute: 0, second: 0, ms: 0 };
  const number = Math.floor((from + offsetAt(from, zone)) / DAY);
  const shift = days % 7 === 0 ? mondayShift : 0;
  const first = (days - ((((number - shift) % days) + days) % days)) % days;
  for (let ahead = first; ; ahead += days) {
    const instants = instantsOf(addDays(midnight, ahead), zone);
    // Where clocks skip midnight, the day begins when they have.
    const at =
      'at' in instants ? instants.at : 'first' in instants ? instants.first : instants.after;
    const ms = toMs(at);
    if (ms > to) return ticks;
    if (ms >= from) ticks.push({ ms, label: dateIn(at, zone) });
  }
}

/** Round times of day. A repeated hour is there twice, and the zone's name says which is which. */
function clockTicks(stretch: Stretch, step: number, zone: string): readonly Tick[] {
  const withSeconds = step < MINUTE;
  const moments = sectionsOf(stretch, zone).flatMap((section, index) => {
    const change = index > 0 ? section.from : undefined;
    return roundMoments(section, step, change).map((ms) => ({ ms, isChange: ms === change }));
  });
  let date = '';
  return moments.map(({ ms, isChange }) => {
    const at = toIso(ms);
    const before = date;
    date = dateIn(at, zone);
    return {
      ms,
      label: formatMoment(at, zone, { withSeconds, withZone: isChange }),
      ...(before === date ? {} : { date }),
      ...(before !== '' && before !== date ? { isDay: true as const } : {}),
      ...(isChange ? { isChange: true as const } : {}),
    };
  });
}

/** The multiples of a step on the wall's clock, and the moment at which it was changed. */
function roundMoments({ from, to, offset }: Section, step: number, change?: number) {
  const first = Math.ceil((from + offset) / step) * step - offset;
  const moments = change === undefined || change === first ? [] : [change];
  for (let ms = first; ms <= to; ms += step) moments.push(ms);
  return moments;
}

interface Section {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** No zone changes its clocks twice within this. */
const lookEvery = 6 * HOUR;

/** The parts of a stretch between changes of the clocks. */
function sectionsOf({ from, to }: Stretch, zone: string): readonly Section[] {
  const sections: Section[] = [];
  let start = from;
  for (let ms = from; ms < to; ms = Math.min(to, ms + lookEvery)) {
    const next = Math.min(to, ms + lookEvery);
    if (offsetAt(ms, zone) === offsetAt(next, zone)) continue;
    const change = changeBetween(ms, next, zone);
    sections.push({ from: start, to: change - 1, offset: offsetAt(ms, zone) });
    start = change;
  }
  return [...sections, { from: start, to, offset: offsetAt(start, zone) }];
}

function changeBetween(from: number, to: number, zone: string): number {
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, zone) === offsetAt(to, zone)) after = middle;
    else before = middle;
  }
  return after;
}
