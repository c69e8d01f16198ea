import type { Iso } from './instant';
import { addDays, instantsOf, type Wall, wallAt } from './wall-clock';

const opensAt = 9;
const closesAt = 17;

/** Monday to Friday, nine to five, as the zone's clocks show it. */
export function isWorkingTime(at: Iso, zone: string): boolean {
  const wall = wallAt(at, zone);
  return isWeekday(wall) && wall.hour >= opensAt && wall.hour < closesAt;
}

/** The moment itself where people work then, else the next morning on which they do. */
export function workingTimeFrom(at: Iso, zone: string): Iso {
  if (isWorkingTime(at, zone)) return at;
  const today = wallAt(at, zone);
  let morning = today.hour < opensAt ? today : addDays(today, 1);
  while (!isWeekday(morning)) morning = addDays(morning, 1);
  return morningAt(morning, zone);
}

/** Nine o'clock in the zone on `2026-11-30`. Throws a RangeError for a day that no calendar has. */
export function morningOf(day: string, zone: string): Iso {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return morningAt({ year, month, day: date, hour: 0, minute: 0, second: 0, ms: 0 }, zone);
}

function morningAt(day: Wall, zone: string): Iso {
  const found = instantsOf({ ...day, hour: opensAt, minute: 0, second: 0, ms: 0 }, zone);
  if (found.kind === 'one') return found.at;
  return found.kind === 'twice' ? found.first : found.after;
}

function isWeekday({ year, month, day }: Wall): boolean {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}
