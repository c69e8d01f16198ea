import { compareIso, diffMs, type Iso, MINUTE } from './instant';
import { addDays, instantsOf, type Wall, wallAt } from './wall-clock';

/** The moment that a clock time stands for, or why there is none. */
export type ClockMoment =
  | { readonly kind: 'moment'; readonly at: Iso; readonly pass?: 'first' | 'second' }
  | { readonly kind: 'gap'; readonly wall: Wall; readonly before: Iso; readonly after: Iso }
  | { readonly kind: 'future'; readonly at: Iso };

/** What decides between the moments at which clocks showed the same time. */
export interface ClockFrame {
  readonly now: Iso;
  /** The zone whose clocks are meant. */
  readonly zone: string;
  readonly previous?: Iso;
  readonly writtenAfterwards: boolean;
}

type TimeOfDay = Pick<Wall, 'hour' | 'minute' | 'second' | 'ms'>;

/** A writer's clock may be this far ahead of ours. */
const skew = MINUTE;

/** The moment of a time of day on a given date. */
export function momentOn(wall: Wall, frame: ClockFrame): ClockMoment {
  const instants = instantsOf(wall, frame.zone);
  if (instants.kind === 'none') {
    const { before, after } = instants;
    return isFuture(after, frame)
      ? { kind: 'future', at: after }
      : { kind: 'gap', wall, before, after };
  }
  if (instants.kind === 'one') return notInFuture(instants.at, frame);
  return passOf(instants.first, instants.second, frame);
}

/** The moment of a time of day without a date: the latest so far or, in a write-up, the nearest to the entry before. */
export function momentOfDay(time: TimeOfDay, frame: ClockFrame): ClockMoment {
  return frame.writtenAfterwards && frame.previous !== undefined
    ? nearestMoment(time, frame.previous, frame)
    : latestMoment(time, frame);
}

/** Whether an instant is later than any honest clock can say. */
export function isFuture(at: Iso, { now }: Pick<ClockFrame, 'now'>): boolean {
  return diffMs(now, at) > skew;
}

/** The earlier of an instant and now, for the sake of a writer's clock that is a little ahead. */
export function notAfterNow(at: Iso, { now }: Pick<ClockFrame, 'now'>): Iso {
  return compareIso(at, now) > 0 ? now : at;
}

function latestMoment(time: TimeOfDay, frame: ClockFrame): ClockMoment {
  const today = { ...wallAt(frame.now, frame.zone), ...time };
  for (const days of [1, 0, -1]) {
    const moment = momentOn(addDays(today, days), frame);
    if (moment.kind !== 'future') return moment;
  }
  return momentOn(addDays(today, -2), frame);
}

function nearestMoment(time: TimeOfDay, near: Iso, frame: ClockFrame): ClockMoment {
  const day = { ...wallAt(near, frame.zone), ...time };
  // From late to early, so that of two equally near the later stays in front.
  const [nearest] = [1, 0, -1]
    .map((days) => momentOn(addDays(day, days), frame))
    .filter((moment) => moment.kind !== 'future')
    .sort((a, b) => distance(a, near) - distance(b, near));
  return nearest ?? latestMoment(time, frame);
}

function notInFuture(at: Iso, frame: ClockFrame): ClockMoment {
  return isFuture(at, frame)
    ? { kind: 'future', at }
    : { kind: 'moment', at: notAfterNow(at, frame) };
}

/**
 * When clocks went back and showed the time twice, the earliest pass that keeps the order of entry. Where nothing
 * was entered before, a live incident means the latest pass so far, and a write-up the first.
 */
function passOf(first: Iso, second: Iso, frame: ClockFrame): ClockMoment {
  const { previous, writtenAfterwards } = frame;
  if (isFuture(first, frame)) return { kind: 'future', at: first };
  // Within the same minute counts as in order: the entry before may have been written to the second.
  const wantsFirst = previous === undefined ? writtenAfterwards : diffMs(first, previous) < MINUTE;
  const pass = wantsFirst || isFuture(second, frame) ? 'first' : 'second';
  return { kind: 'moment', at: notAfterNow(pass === 'first' ? first : second, frame), pass };
}

function distance(moment: ClockMoment, from: Iso): number {
  return Math.abs(diffMs(from, moment.kind === 'gap' ? moment.after : moment.at));
}
