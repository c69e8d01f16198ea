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

/** A moment as the zone's clocks showed it: `~2026-11-19 14:05 CET`. One known only by its date never shows a time. */
export function formatMoment(at: Iso, zone: string, style: MomentStyle = {}): string {
  const { precision = 'exact', withDate = false, withZone = false, withSeconds = false } = style;
  const wall = wallAt(at, zone);
  if (precision === 'date') return dateOf(wall);
  const clock = withSeconds ? `${clockOf(wall)}:${two(wall.second)}` : clockOf(wall);
  const parts = [withDate ? dateOf(wall) : '', clock, withZone ? zoneLabel(at, zone) : ''];
  return `${precision === 'about' ? '~' : ''}${parts.filter(Boolean).join(' ')}`;
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
  const parts = [
    { count: Math.floor(left / DAY), unit: 'd' },
    { count: Math.floor((left % DAY) / HOUR), unit: 'h' },
    { count: Math.floor((left % HOUR) / MINUTE), unit: 'min' },
  ].filter(({ count }) => count > 0);
  return parts.map(({ count, unit }) => `${count} ${unit}`).join(' ') || '0 min';
}

/** Whole minutes in a length of time, never negative. */
export function durationMinutes(ms: number): number {
  return Math.max(0, Math.floor(ms / MINUTE));
}

function dateOf(wall: Wall): string {
  return `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}`;
}

function clockOf(wall: Wall): string {
  return `${two(wall.hour)}:${two(wall.minute)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
