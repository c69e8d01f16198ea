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

export function inOrder<T extends Moment & { readonly seq: number }>(
  items: readonly T[],
): readonly T[] {
  return inOrderOf(items, (item) => item);
}

/** In the order in which they happened, by the moment that `momentOf` tells; the same list where nothing has to be moved. */
export function inOrderOf<T>(
  items: readonly T[],
  momentOf: (item: T) => Moment & { readonly seq: number },
): readonly T[] {
  const compare = (a: T, b: T) => byMoment(momentOf(a), momentOf(b));
  // Most is recorded as it happens, and finding that out is far quicker than sorting.
  for (let index = 1; index < items.length; index += 1) {
    if (compare(items[index - 1]!, items[index]!) > 0) return [...items].sort(compare);
  }
  return items;
}
