import type { KnownBlock } from '@slack/types';

/** Characters of text in a block: every string under `text`, however deep, a button's label included. */
export function weightOf(block: KnownBlock): number {
  return weighed(block);
}

function weighed(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const key of Object.keys(value)) {
    const each = (value as Record<string, unknown>)[key];
    sum += key === 'text' && typeof each === 'string' ? each.length : weighed(each);
  }
  return sum;
}
