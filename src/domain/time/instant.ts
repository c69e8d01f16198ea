/** A UTC instant with milliseconds, such as `2026-11-19T23:50:00.000Z`. Sorting the strings sorts the instants. */
export type Iso = string;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const isoShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Milliseconds since 1970 as an instant. Throws a RangeError for what is not a time. */
export function toIso(ms: number): Iso {
  return new Date(ms).toISOString();
}

/** An instant as milliseconds since 1970. Throws a RangeError for text that is not an instant. */
export function toMs(iso: Iso): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${iso}`);
  return ms;
}

/** Whether a value is an instant in exactly the shape we store, and one that exists. */
export function isIso(value: unknown): value is Iso {
  if (typeof value !== 'string' || !isoShape.test(value)) return false;
  const ms = Date.parse(value);
  return !Number.isNaN(ms) && toIso(ms) === value;
}

/** The instant `ms` milliseconds later, or earlier when negative. */
export function addMs(iso: Iso, ms: number): Iso {
  return toIso(toMs(iso) + ms);
}

/** Milliseconds from `from` to `to`; negative when `to` came first. */
export function diffMs(from: Iso, to: Iso): number {
  return toMs(to) - toMs(from);
}

/** Sorts instants, earliest first. */
export function compareIso(a: Iso, b: Iso): number {
  return toMs(a) - toMs(b);
}
