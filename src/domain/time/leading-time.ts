import { type ClockMoment, isFuture, momentOfDay, momentOn, notAfterNow } from './clock-moment';
import { clockIn, dateIn, formatMoment, type Precision } from './format';
import { addMs, DAY, type Iso } from './instant';
import { addDays, instantsOf, isWall, type Wall, wallAt } from './wall-clock';
import { findTime, type WrittenClock, type WrittenDate, type WrittenTime } from './written-time';
import { zoneLabel } from './zone';

/** What a time in a command is read against. */
export interface TimeContext {
  readonly now: Iso;
  /** The writer's zone, for times written without one. */
  readonly zone: string;
  /** When the entry before happened. */
  readonly previous?: Iso;
  /** Whether the incident is being written up after the fact, so that `14:05` need not be today's. */
  readonly writtenAfterwards: boolean;
}

/** A command's text without a time, with one, or with one that cannot be right. */
export type LeadingTime =
  | { readonly kind: 'none'; readonly rest: string }
  | {
      readonly kind: 'time';
      readonly at: Iso;
      readonly precision: Precision;
      /** The zone it was read in. */
      readonly zone: string;
      readonly rest: string;
      /** What had to be assumed, as a sentence. */
      readonly assumed?: string;
    }
  | RefusedTime;

export interface RefusedTime {
  readonly kind: 'refused';
  /** What was understood to be the time. */
  readonly understood: string;
  readonly problem: 'future' | 'does-not-exist' | 'impossible';
  /** One sentence for the writer, with an example. */
  readonly message: string;
}

type Problem = RefusedTime['problem'];
type Resolved = { at: Iso; assumed?: string } | { problem: Problem; why: string; example?: string };

const century = 100 * 365.25 * DAY;

const quotes: Record<string, string> = { '"': '"“”', '“': '”“"', '„': '“”"', '«': '»' };

/** Reads the time at the front of a command's text. Throws a RangeError only for a context that is not one. */
export function readLeadingTime(text: string, context: TimeContext): LeadingTime {
  const quoted = unquote(text);
  if (quoted !== undefined) return { kind: 'none', rest: quoted };
  const written = findTime(text);
  if (!written) return { kind: 'none', rest: text };
  const frame = { ...context, zone: written.zone ?? context.zone };
  const resolved = resolve(written, frame);
  if ('problem' in resolved) {
    const message = sentence(resolved.why, resolved.example ?? examples(context));
    return { kind: 'refused', understood: written.words, problem: resolved.problem, message };
  }
  const precision = written.when.kind === 'date' ? 'date' : written.about ? 'about' : 'exact';
  return { kind: 'time', ...resolved, precision, zone: frame.zone, rest: written.rest };
}

function sentence(why: string, example: string): string {
  return `${why}: write when it happened, for example ${example}, or put " before the text if it is no time.`;
}

function examples({ now, zone }: TimeContext): string {
  return `14:05, -20m or ${dateIn(addMs(now, -DAY), zone)} 23:50`;
}

/**
 * The text behind a quotation mark, which says that no time is meant. The mark goes, and its partner at the very end;
 * marks that pair up further inside quote something and stay: `"disk full" in the logs`.
 */
function unquote(text: string): string | undefined {
  const marked = text.trimStart();
  const partners = quotes[marked[0] ?? ''];
  if (partners === undefined) return undefined;
  const inner = marked.slice(1);
  const count = [...inner].filter((mark) => partners.includes(mark)).length;
  if (count % 2 === 0) return inner;
  const trimmed = inner.trimEnd();
  return count === 1 && partners.includes(trimmed.at(-1)!) ? trimmed.slice(0, -1) : text;
}

function resolve(written: WrittenTime, frame: TimeContext): Resolved {
  const { when } = written;
  switch (when.kind) {
    case 'now':
      return { at: frame.now };
    case 'ago':
      return when.ms > century
        ? impossible(`${written.words} is more than a hundred years ago`)
        : { at: addMs(frame.now, -when.ms) };
    case 'date':
      return resolveDate(when.date, written.words, frame);
    case 'clock':
      return resolveClock(when.clock, when.on, written.words, frame);
  }
}

function resolveDate(date: WrittenDate, words: string, frame: TimeContext): Resolved {
  const midnight = { ...date, hour: 0, minute: 0, second: 0, ms: 0 };
  const problem = calendarProblem(midnight, words, frame);
  if (problem) return problem;
  const start = instantsOf(midnight, frame.zone);
  if (start.kind === 'none' && wallAt(start.after, frame.zone).day !== date.day) {
    return {
      problem: 'does-not-exist',
      why: `${words} was skipped by the calendar of ${frame.zone}`,
    };
  }
  const at = start.kind === 'one' ? start.at : start.kind === 'twice' ? start.first : start.after;
  if (isFuture(at, frame)) return future(words, frame);
  return { at: notAfterNow(at, frame) };
}

function resolveClock(
  clock: WrittenClock,
  on: WrittenDate | 'today' | 'yesterday' | undefined,
  words: string,
  frame: TimeContext,
): Resolved {
  const time = timeOfDay(clock);
  if (!time) return impossible(`${words} is not a time that exists`);
  if (on === undefined) return described(momentOfDay(time, frame), words, frame);
  const wall = { ...dayOf(on, frame), ...time };
  return calendarProblem(wall, words, frame) ?? described(momentOn(wall, frame), words, frame);
}

/** The hours of a 24-hour clock, or nothing for `25:00` and `13:05 PM`. */
function timeOfDay({ hour, minute, second, ms, half }: WrittenClock) {
  if (minute > 59 || second > 59) return undefined;
  if (half === undefined) return hour > 23 ? undefined : { hour, minute, second, ms };
  if (hour < 1 || hour > 12) return undefined;
  return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute, second, ms };
}

function dayOf(on: WrittenDate | 'today' | 'yesterday', frame: TimeContext) {
  if (typeof on === 'object') return on;
  const today = wallAt(frame.now, frame.zone);
  const { year, month, day } = on === 'yesterday' ? addDays(today, -1) : today;
  return { year, month, day };
}

function calendarProblem(wall: Wall, words: string, frame: TimeContext): Resolved | undefined {
  if (!isWall(wall)) return impossible(`${words} is not on the calendar`);
  const oldest = wallAt(frame.now, frame.zone).year - 100;
  return wall.year < oldest ? impossible(`${words} is more than a hundred years ago`) : undefined;
}

function described(moment: ClockMoment, words: string, frame: TimeContext): Resolved {
  const { zone } = frame;
  if (moment.kind === 'future') return future(words, frame);
  if (moment.kind === 'gap') {
    const style = { withDate: true, withZone: true };
    const [before, after] = [moment.before, moment.after].map((at) =>
      formatMoment(at, zone, style),
    );
    const why = `${words} did not exist in ${zone}, where clocks went forward`;
    return {
      problem: 'does-not-exist',
      why,
      example: `${before} or ${after}, the nearest that did`,
    };
  }
  if (moment.pass === undefined) return { at: moment.at };
  const clock = `${clockIn(moment.at, zone)} on ${dateIn(moment.at, zone)}`;
  const label = zoneLabel(moment.at, zone);
  return {
    at: moment.at,
    assumed: `${clock} came twice; this is the ${moment.pass} one, ${label}.`,
  };
}

function future(words: string, { now, zone }: TimeContext): Resolved {
  const present = formatMoment(now, zone, { withDate: true, withZone: true });
  return { problem: 'future', why: `${words} is in the future, since it is ${present} now` };
}

function impossible(why: string): Resolved {
  return { problem: 'impossible', why };
}
