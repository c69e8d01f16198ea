import type { Iso } from './instant';
import { addDays, instantsOf, type Wall, wallAt } from './wall-clock';

/** The days of the week by their short names, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof weekdays)[number];

/** When people work, on at least one day and for at least a minute. */
export interface WorkingHours {
  readonly days: readonly Weekday[];
  /** Minutes after midnight; `to` is no working time any more. */
  readonly from: number;
  readonly to: number;
}

/** Somebody's working hours, and the IANA zone whose clocks they go by. */
export interface Workplace {
  readonly zone: string;
  readonly hours: WorkingHours;
}

export function isWorkingTime(at: Iso, { zone, hours }: Workplace): boolean {
  const wall = wallAt(at, zone);
  const minute = minuteOf(wall);
  return isWorkday(wall, hours) && minute >= hours.from && minute < hours.to;
}

/** The moment itself where people work then, else the beginning of the next day on which they do. */
export function workingTimeFrom(at: Iso, workplace: Workplace): Iso {
  const { zone, hours } = workplace;
  if (isWorkingTime(at, workplace)) return at;
  const today = wallAt(at, zone);
  let morning = minuteOf(today) < hours.from ? today : addDays(today, 1);
  while (!isWorkday(morning, hours)) morning = addDays(morning, 1);
  return morningAt(morning, workplace);
}

/** When work begins on `2026-11-30`, were it a working day. Throws a RangeError for a day that no calendar has. */
export function morningOf(day: string, workplace: Workplace): Iso {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const wall = { year, month, day: date, hour: 0, minute: 0, second: 0, ms: 0 };
  return morningAt(wall, workplace);
}

function morningAt(day: Wall, { zone, hours: { from } }: Workplace): Iso {
  const wall = { ...day, hour: Math.floor(from / 60), minute: from % 60, second: 0, ms: 0 };
  const found = instantsOf(wall, zone);
  if (found.kind === 'one') return found.at;
  return found.kind === 'twice' ? found.first : found.after;
}

function minuteOf({ hour, minute }: Wall): number {
  return hour * 60 + minute;
}

function isWorkday({ year, month, day }: Wall, { days }: WorkingHours): boolean {
  const sinceSunday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const weekday = weekdays[(sinceSunday + 6) % 7];
  return weekday !== undefined && days.includes(weekday);
}
