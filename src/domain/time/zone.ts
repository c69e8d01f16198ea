import { type Iso, MINUTE, toMs } from './instant';
import { fixedOffset, offsetId, offsetLabel } from './zone-names';

/** A place's zone (`Europe/Paris`) or a fixed offset (`UTC`, `+05:45`); only its id is ever stored. */
export interface Zone {
  readonly id: string;
}

const ianaShape = /^[A-Za-z][\w+-]*(?:\/[A-Za-z][\w+-]*)+$/;

/** English as written in places that have names for their own zones; elsewhere the offset is the name. */
const labelLocales = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-SG', 'en-HK', 'en-ZA', 'ja'];

/** Building a formatter takes longer than a hundred uses of one. */
const clocks = new Map<string, Intl.DateTimeFormat>();
const labels = new Map<string, string>();

/** Reads a zone as people write it: a place, an abbreviation (always its fixed offset) or an offset. */
export function readZone(word: string): Zone | undefined {
  const offset = fixedOffset(word);
  if (offset !== undefined) return { id: offsetId(offset) };
  if (!ianaShape.test(word)) return undefined;
  const clock = clockOf(word);
  if (!clock) return undefined;
  const known = clock.resolvedOptions().timeZone;
  return { id: known.toLowerCase() === word.toLowerCase() ? known : word };
}

/** Whether the functions of this folder accept the id. */
export function isZone(id: string): boolean {
  return readZone(id) !== undefined;
}

/** Minutes that the zone's clocks are ahead of UTC at that instant. Throws a RangeError for an unknown zone. */
export function offsetMinutes(at: Iso, zone: string): number {
  return offsetAt(toMs(at), zone) / MINUTE;
}

/** The zone's name at that instant: `CET`, `EST`, `UTC`, or `GMT+5:45` where no name is unmistakable. */
export function zoneLabel(at: Iso, zone: string): string {
  const ms = toMs(at);
  const offset = offsetAt(ms, zone);
  if (fixedOffset(zone) !== undefined) return offsetLabel(offset);
  const key = `${zone.toLowerCase()} ${offset}`;
  const known = labels.get(key);
  if (known !== undefined) return known;
  const label = placeLabel(ms, zone, offset);
  labels.set(key, label);
  return label;
}

/** Milliseconds that the zone's clocks are ahead of UTC at `ms`. Throws a RangeError for an unknown zone. */
export function offsetAt(ms: number, zone: string): number {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return fixed;
  const clock = clockOf(zone);
  if (!clock) throw new RangeError(`Not a time zone: ${zone}`);
  const [month, day, year, hour, minute, second] = clock.format(ms).match(/\d+/g)!.map(Number);
  const shown = Date.UTC(year!, month! - 1, day, hour, minute, second);
  return shown - Math.floor(ms / 1000) * 1000;
}

function clockOf(zone: string): Intl.DateTimeFormat | undefined {
  const key = zone.toLowerCase();
  const known = clocks.get(key);
  if (known) return known;
  try {
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(key, clock);
    return clock;
  } catch {
    return undefined;
  }
}

/** A name counts only if reading it gives this offset again: Dublin's `IST` would come back as India's. */
function placeLabel(ms: number, zone: string, offset: number): string {
  for (const locale of labelLocales) {
    const name = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
      .formatToParts(ms)
      .find((part) => part.type === 'timeZoneName')?.value;
    if (name && /^[A-Z]{3,5}$/.test(name) && fixedOffset(name) === offset) return name;
  }
  return offsetLabel(offset);
}
