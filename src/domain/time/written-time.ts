import { type Found, matchAt } from './scan';
import { readAgo } from './written-ago';
import { readZone } from './zone';
import { looksLikeWord } from './zone-names';

/** A time of day as written: the hour still on its own dial. */
export interface WrittenClock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  readonly half?: 'am' | 'pm';
}

/** A calendar date as written, which need not exist. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What was written, before anything is known about the calendar. */
export type When =
  | { readonly kind: 'now' }
  | { readonly kind: 'ago'; readonly ms: number }
  | { readonly kind: 'date'; readonly date: WrittenDate }
  | {
      readonly kind: 'clock';
      readonly clock: WrittenClock;
      readonly on?: WrittenDate | 'today' | 'yesterday';
    };

/** A time found at the front of a text, and what comes after it. */
export interface WrittenTime {
  readonly when: When;
  readonly about: boolean;
  readonly zone?: string;
  readonly words: string;
  readonly rest: string;
}

type Ends = (end: number) => boolean;

const opening = /\s*(~?)\s*(\[?)\s*(~?)\s*/y;
const clockShape = /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?!\d)/y;
const hourShape = /(\d{1,2})(?=\s*[ap]\.?m)/iy;
const halfShape = /\s*(?:(a)|p)\.?m(?:\.(?=$|\s))?/iy;
const dateShape = /(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const beforeClock = /T|,?\s+(?:at\s+)?/iy;
const dayWord = /(today|yesterday),?\s+(?:at\s+)?/iy;
const dayWordAfter = /\s+(today|yesterday)/iy;
const nowWord = /now(?=\s*(?:$|\]|[:,]|[-–—]+\s))/iy;

const offsetWord = /\s*(?:(?:UTC|GMT)[+\-−]\d{1,2}(?::?\d{2})?|[+\-−]\d{2}:?\d{2})(?!\d)/iy;
const placeWord = /\s+[A-Za-z][\w+-]*(?:\/[\w+-]*\w)+/y;
const wordInParentheses = /\s*\((?:[A-Za-z][\w/+-]*|[+\-−]\d{2}:?\d{2})\)/y;
const shortWord = /\s*[A-Za-z]{1,4}(?![\w/])/y;

/** Where a time may stop: nobody writes `10:30am-style` or `12:30:fourth` to say when. A dash may start a range. */
const boundary = /$|\s|[:,;|](?!\d)|\.(?=\s|$)|[-–—]+(?:\s|$|\d{1,2}:\d{2})/y;
const closing = /\s*[:,–—-]?\s*\]/y;
/** Not the colon of an `:emoji:`, nor the dash of a range. */
const separators =
  /(?:(?!:[\w+'-]+:)[:,;|]|\.(?=\s|$))?(?:\s+|[:,;|]+(?=\s|$)|[-–—]+(?=\s|$)(?!\s*\d{1,2}:\d{2}))*/y;

/** Finds a time at the front of a text. Only its shape is read here; `25:00` is found as well. */
export function findTime(text: string): WrittenTime | undefined {
  const open = matchAt(opening, text, 0)!;
  const start = open[0].length;
  const bracketed = open[2] !== '';
  const ends: Ends = (end) => matchAt(bracketed ? closing : boundary, text, end) !== undefined;
  const found = readWhen(text, start, ends);
  if (!found) return undefined;
  const zone = takesZone(found.value) ? readZoneWord(text, start, found.end, ends) : undefined;
  const timeEnd = zone?.end ?? found.end;
  const day = readDayAfter(text, found.value, timeEnd, ends);
  const end = day?.end ?? timeEnd;
  if (!ends(end)) return undefined;
  const closed = bracketed ? end + matchAt(closing, text, end)![0].length : end;
  return {
    when: day?.value ?? found.value,
    about: open[1] !== '' || open[3] !== '',
    ...(zone && { zone: zone.value }),
    words: text.slice(start, end),
    rest: text.slice(closed + matchAt(separators, text, closed)![0].length),
  };
}

function readWhen(text: string, start: number, ends: Ends): Found<When> | undefined {
  const now = matchAt(nowWord, text, start);
  if (now) return { value: { kind: 'now' }, end: start + now[0].length };
  const ago = readAgo(text, start);
  if (ago) return { value: { kind: 'ago', ms: ago.value }, end: ago.end };
  const zoned: Ends = (end) => ends(end) || readZoneWord(text, start, end, ends) !== undefined;
  return (
    readDated(text, start, zoned) ??
    readOnDay(text, start, zoned) ??
    readClockAlone(text, start, zoned)
  );
}

function readDated(text: string, start: number, ends: Ends): Found<When> | undefined {
  const match = matchAt(dateShape, text, start);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) };
  const end = start + match[0].length;
  const gap = matchAt(beforeClock, text, end);
  const clock = gap && readClock(text, end + gap[0].length, ends);
  if (clock) return { value: { kind: 'clock', clock: clock.value, on: date }, end: clock.end };
  return { value: { kind: 'date', date }, end };
}

function readOnDay(text: string, start: number, ends: Ends): Found<When> | undefined {
  const word = matchAt(dayWord, text, start);
  const clock = word && readClock(text, start + word[0].length, ends);
  if (!clock) return undefined;
  return { value: { kind: 'clock', clock: clock.value, on: dayOf(word[1]!) }, end: clock.end };
}

function readClockAlone(text: string, start: number, ends: Ends): Found<When> | undefined {
  const clock = readClock(text, start, ends);
  // Seconds beyond a minute are more likely a ratio, a version or an address than a slip.
  if (!clock || clock.value.second > 59) return undefined;
  return { value: { kind: 'clock', clock: clock.value }, end: clock.end };
}

function readDayAfter(
  text: string,
  when: When,
  start: number,
  ends: Ends,
): Found<When> | undefined {
  if (when.kind !== 'clock' || when.on) return undefined;
  const word = matchAt(dayWordAfter, text, start);
  if (!word || !ends(start + word[0].length)) return undefined;
  return { value: { ...when, on: dayOf(word[1]!) }, end: start + word[0].length };
}

function readClock(text: string, start: number, ends: Ends): Found<WrittenClock> | undefined {
  const match = matchAt(clockShape, text, start) ?? matchAt(hourShape, text, start);
  if (!match) return undefined;
  const end = start + match[0].length;
  const clock = {
    hour: Number(match[1]),
    minute: Number(match[2] ?? 0),
    second: Number(match[3] ?? 0),
    ms: Math.floor(Number(`0.${match[4] ?? 0}`) * 1000),
  };
  const half = matchAt(halfShape, text, end);
  if (half && ends(end + half[0].length)) {
    return { value: { ...clock, half: half[1] ? 'am' : 'pm' }, end: end + half[0].length };
  }
  if (match[2] === undefined || !ends(end)) return undefined;
  return { value: clock, end };
}

function readZoneWord(
  text: string,
  start: number,
  at: number,
  ends: Ends,
): Found<string> | undefined {
  for (const shape of [offsetWord, placeWord, shortWord, wordInParentheses]) {
    const match = matchAt(shape, text, at);
    const end = at + (match?.[0].length ?? 0);
    if (!match || !ends(end) || isRange(match[0], text.slice(start, at))) continue;
    const word = match[0].replace(/[\s()]/g, '');
    const zone = word !== match[0] && looksLikeWord(word) ? undefined : readZone(word);
    if (zone) return { value: zone.id, end };
  }
  return undefined;
}

/** `09:05-10:30` is from when to when; a minus right after the time is an offset only in a full `T` or seconds form. */
function isRange(word: string, time: string): boolean {
  return /^[-−]/.test(word) && !/T|:\d\d:\d\d/i.test(time);
}

function takesZone(when: When): boolean {
  return when.kind === 'clock' || when.kind === 'date';
}

function dayOf(word: string): 'today' | 'yesterday' {
  return word.toLowerCase() === 'today' ? 'today' : 'yesterday';
}
