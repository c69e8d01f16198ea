import { DAY, HOUR, type Iso, MINUTE, SECOND } from './instant';
import { type Wall, wallAt } from './wall-clock';
import { zoneLabel } from './zone';

/** How sure a moment is: to the minute, roughly, or only which day. */
export type Precision = 'exact' | 'about' | 'date';

export interface MomentStyle {
  readonly precision?: Precision;
  readonly withDate?: boolean;
  readonly withZone?: boolean;
  readonly withSeconds?: boolean;
}

/** A moment as the clocks and calendars of a zone showed it. */
export interface Shown {
  /** `2026-11-19` */
  readonly date: string;
  /** `14:05` */
  readonly clock: string;
  /** The zone's name by then, `CET`. */
  readonly label: string;
}

/** A moment as the zone's clocks showed it: `~2026-11-19 14:05 CET`. One known only by its date never shows a time. */
export function formatMoment(at: Iso, zone: string, style: MomentStyle = {}): string {
  const wall = wallAt(at, zone);
  const seconds = style.withSeconds === true ? `:${two(wall.second)}` : '';
  const label = style.withZone === true ? zoneLabel(at, zone) : '';
  return composeMoment({ date: dateOf(wall), clock: clockOf(wall) + seconds, label }, style);
}

/** A moment that was taken apart, as `formatMoment` writes it. */
export function composeMoment({ date, clock, label }: Shown, style: MomentStyle): string {
  const { precision = 'exact', withDate = false, withZone = false } = style;
  if (precision === 'date') return date;
  const rough = precision === 'about' ? '~' : '';
  return `${rough}${withDate ? `${date} ` : ''}${clock}${withZone ? ` ${label}` : ''}`;
}

/** The zone's date at that instant, `2026-11-19`. */
export function dateIn(at: Iso, zone: string): string {
  return dateOf(wallAt(at, zone));
}

/** The zone's time of day at that instant on a 24-hour clock, `14:05`. */
export function clockIn(at: Iso, zone: string): string {
  return clockOf(wallAt(at, zone));
}

/** A length of time: `40 s` under a minute, then whole minutes as `2 h 15 min`. Negative lengths count as none. */
export function formatDuration(ms: number): string {
  const left = Math.max(0, ms);
  const seconds = Math.floor(left / SECOND);
  if (seconds > 0 && left < MINUTE) return `${seconds} s`;
  // As most are, and written more quickly than what follows.
  if (left < HOUR) return `${Math.floor(left / MINUTE)} min`;
  const days = counted(Math.floor(left / DAY), 'd');
  const hours = counted(Math.floor((left % DAY) / HOUR), 'h');
  const minutes = counted(Math.floor((left % HOUR) / MINUTE), 'min');
  return `${days}${hours}${minutes}`.trimEnd();
}

/** Whole minutes in a length of time, never negative. */
export function durationMinutes(ms: number): number {
  return Math.max(0, Math.floor(ms / MINUTE));
}

function counted(count: number, unit: string): string {
  return count > 0 ? `${count} ${unit} ` : '';
}

function dateOf(wall: Wall): string {
  return `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}`;
}

function clockOf(wall: Wall): string {
  return `${two(wall.hour)}:${two(wall.minute)}`;
}

/** A number of at most two digits in two. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}
