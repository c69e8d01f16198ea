import type { KnownBlock } from '@slack/types';

/** Characters of text in a block: every string under `text`, however deep, a button's label included. */
export function weightOf(block: KnownBlock): number {
  return weighed(block);
}

function weighed(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + weighed(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) =>
      sum + (key === 'text' && typeof each === 'string' ? each.length : weighed(each)),
    0,
  );
}
