import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { dateIn } from './format';
import type { Iso } from './instant';

dayjs.extend(utc);

/** A task's text without its closing `by …`, and the date that stood there. */
export interface TrailingDue {
  readonly text: string;
  /** `YYYY-MM-DD`; it may be past, since a write-up records what was due. */
  readonly due?: string;
  /** Why a date that was clearly meant cannot be one, as a sentence for the writer. */
  readonly problem?: string;
}

type Day = dayjs.Dayjs;
/** A date, `impossible` for one that no calendar has, or nothing where the words are not a date. */
type DueReader = (words: string, today: Day) => Day | 'impossible' | undefined;

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const counts = ['', 'one', 'two', 'three', 'four', 'five', 'six'];

const lastBy = /^(.*(?:^|[\s,;(]))by:?\s+(.+)$/is;
const closing = /[.,;!)\s]+$/;
const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const ahead = /^in (\d{1,3}|an?|one|two|three|four|five|six) (day|week|month)s?$/;
const weekday =
  /^(?:(next|this) )?(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?)$/;
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dayThenMonth = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthWord}(?:,? (\\d{4}))?$`,
);
const monthThenDay = new RegExp(`^${monthWord} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`);

/** A date without a year is the coming one, unless it has only just gone by. */
const justPassedDays = 60;

const readers: readonly DueReader[] = [readIso, readNear, readAhead, readWeekday, readMonthDay];

/** Takes `by Friday` or `by 2026-11-15` off the end of a task; anything after `by` but a date is part of the text. */
export function readTrailingDue(
  text: string,
  context: { readonly now: Iso; readonly zone: string },
): TrailingDue {
  const match = lastBy.exec(text);
  if (!match) return { text };
  const words = match[2]!.replace(closing, '').replace(/\s+/g, ' ').toLowerCase();
  const today = dayjs.utc(dateIn(context.now, context.zone));
  const day = readDay(words, today);
  if (day === undefined) return { text };
  if (day === 'impossible') {
    const example = today.add(1, 'week').format('YYYY-MM-DD');
    return { text, problem: `${words} is not on the calendar: write the date like by ${example}.` };
  }
  return { text: match[1]!.replace(/[\s,;(]+$/, ''), due: day.format('YYYY-MM-DD') };
}

function readDay(words: string, today: Day): Day | 'impossible' | undefined {
  for (const read of readers) {
    const day = read(words, today);
    if (day !== undefined) return day;
  }
  return undefined;
}

function readIso(words: string): Day | 'impossible' | undefined {
  const match = isoDate.exec(words);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function readNear(words: string, today: Day): Day | undefined {
  if (/^(?:today|tonight|eod|end of day)$/.test(words)) return today;
  if (words === 'tomorrow') return today.add(1, 'day');
  return words === 'next week' ? today.add(1, 'week') : undefined;
}

function readAhead(words: string, today: Day): Day | undefined {
  const match = ahead.exec(words);
  if (!match) return undefined;
  const count = /^\d/.test(match[1]!) ? Number(match[1]) : Math.max(1, counts.indexOf(match[1]!));
  return today.add(count, match[2] as 'day' | 'week' | 'month');
}

/** The coming one, which is never today; `next` is the one in the week that starts on the coming Monday. */
function readWeekday(words: string, today: Day): Day | undefined {
  const match = weekday.exec(words);
  if (!match) return undefined;
  const wanted = weekdays.indexOf(match[2]!.slice(0, 3));
  const sinceMonday = (today.day() + 6) % 7;
  if (match[1] === 'next') return today.add(7 - sinceMonday + ((wanted + 6) % 7), 'day');
  return today.add((wanted - today.day() + 7) % 7 || 7, 'day');
}

function readMonthDay(words: string, today: Day): Day | 'impossible' | undefined {
  const [, first, second, year] = dayThenMonth.exec(words) ?? monthThenDay.exec(words) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const [day, name] = /^\d/.test(first) ? [Number(first), second] : [Number(second), first];
  const month = months.indexOf(name.slice(0, 3)) + 1;
  if (year !== undefined) return dayOf(Number(year), month, day);
  const oldest = today.subtract(justPassedDays, 'day');
  // Eight years hold a 29 February wherever one starts.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = dayOf(oldest.year() + ahead, month, day);
    if (date !== 'impossible' && !date.isBefore(oldest)) return date;
  }
  return 'impossible';
}

function dayOf(year: number, month: number, day: number): Day | 'impossible' {
  const date = dayjs.utc(Date.UTC(year, month - 1, day));
  const exists = date.year() === year && date.month() === month - 1 && date.date() === day;
  return exists ? date : 'impossible';
}
