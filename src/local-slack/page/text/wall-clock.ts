/** Seconds since the epoch as a `datetime-local` field shows them in a zone: `2026-11-20T14:05`. */
export function localDateTime(seconds: number, tz: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: tz,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(seconds * 1000);
  return parts.replace(' ', 'T');
}

/** The other way round. A wall clock that does not exist (clocks going forward) is moved on by the gap. */
export function instantOf(local: string, tz: string): number {
  const asUtc = Date.parse(`${local}Z`) / 1000;
  const offsetAt = (seconds: number): number =>
    Date.parse(`${localDateTime(seconds, tz)}Z`) / 1000 - Math.floor(seconds / 60) * 60;
  const guess = asUtc - offsetAt(asUtc);
  return asUtc - offsetAt(guess);
}
