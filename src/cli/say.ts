/** `1 incident`, `2 incidents`, `2 entries`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}

/** `1 incident with 12 entries` */
export function contents({
  incidents,
  entries,
}: {
  readonly incidents: number;
  readonly entries: number;
}): string {
  return `${count(incidents, 'incident')} with ${count(entries, 'entry', 'entries')}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** `1.2 MB` */
export function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  const step = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** step).toFixed(1)} ${['KB', 'MB', 'GB'][step - 1]}`;
}

/** What a program reads. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
