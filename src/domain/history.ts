import type { Change, Moment } from './incident-state';

/** Order in which things happened; entries of the same moment stay in the order they were made. */
export function byMoment<T extends Moment & { readonly seq: number }>(a: T, b: T): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.seq - b.seq;
}

/** The value that held last: a change entered late takes its place in time, not in the order of entry. */
export function latest<Value>(changes: readonly Change<Value>[]): Value | undefined {
  return latestChange(changes)?.value;
}

export function latestChange<C extends Moment & { readonly seq: number }>(
  changes: readonly C[],
): C | undefined {
  let last: C | undefined;
  for (const change of changes) if (last === undefined || byMoment(last, change) < 0) last = change;
  return last;
}

export function inOrder<T extends Moment & { readonly seq: number }>(items: readonly T[]): T[] {
  return [...items].sort(byMoment);
}
