import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { type Iso, MINUTE, toMs } from './instant';
import { fixedOffset, offsetId, offsetLabel } from './zone-names';

dayjs.extend(utc);
dayjs.extend(timezone);

/** A place's zone (`Europe/Paris`) or a fixed offset (`UTC`, `+05:45`); only its id is ever stored. */
export interface Zone {
  readonly id: string;
}

const ianaShape = /^[A-Za-z][\w+-]*(?:\/[A-Za-z][\w+-]*)+$/;

/** English as written in places that have names for their own zones; elsewhere the offset is the name. */
const labelLocales = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-SG', 'en-HK', 'en-ZA', 'ja'];

/** Since 1970 clocks change on the quarter hour, so an offset holds for the whole of one. */
const quarter = 15 * MINUTE;
/** Asking dayjs takes about 80 µs, and a report asks for the same moments over and over. By zone and quarter. */
const offsets = new Map<string, Map<number, number>>();
let kept = 0;
const mostOffsets = 20_000;
const labels = new Map<string, string>();

/** Reads a zone as people write it: a place, an abbreviation (always its fixed offset) or an offset. */
export function readZone(word: string): Zone | undefined {
  const offset = fixedOffset(word);
  if (offset !== undefined) return { id: offsetId(offset) };
  if (!ianaShape.test(word)) return undefined;
  const known = placeId(word);
  if (known === undefined) return undefined;
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
  const key = Math.floor(ms / quarter);
  const known = offsets.get(zone)?.get(key);
  if (known !== undefined) return known;
  const offset = fixedOffset(zone) ?? dayjs.utc(ms).tz(zone).utcOffset() * MINUTE;
  keep(zone, key, offset);
  return offset;
}

function keep(zone: string, key: number, offset: number): void {
  if (kept >= mostOffsets) {
    offsets.clear();
    kept = 0;
  }
  offsets.set(zone, (offsets.get(zone) ?? new Map<number, number>()).set(key, offset));
  kept += 1;
}

/** The zone's id as the system spells it; undefined for a place it does not know. */
function placeId(word: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: word }).resolvedOptions().timeZone;
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
