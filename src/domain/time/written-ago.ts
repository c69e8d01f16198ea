import { DAY, HOUR, MINUTE, SECOND } from './instant';
import { type Found, matchAt } from './scan';

const amount = String.raw`\d{1,5}(?:\.\d{1,3})?`;
const unit = '(?:weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![A-Za-z])';
const bareMinutes = String.raw`(?:(?<=h)\d{1,2}(?![\w.:%]))?`;

/** `-20m`, `-1h30m`, `-1h 30m`, `-1h30`; only small letters, since `-5M users` are millions. */
const minusShape = new RegExp(
  String.raw`[-−–](${amount}\s?${unit}(?:(?:(?<=h)\s)?${amount}${unit})*${bareMinutes})`,
  'y',
);
const agoShape = new RegExp(
  String.raw`(${amount}\s*${unit}(?:,?\s*(?:and\s+)?${amount}\s*${unit})*${bareMinutes})\s+ago`,
  'iy',
);
const oneAgoShape = /(half\s+)?an?\s+(minute|hour|day|week)\s+ago/iy;
const part = /(\d+(?:\.\d+)?)\s*([a-z]?)/gi;

const lengths: Record<string, number> = { w: 7 * DAY, d: DAY, h: HOUR, m: MINUTE, s: SECOND };

/** Reads `-20m`, `20m ago` or `an hour ago` as milliseconds before now. */
export function readAgo(text: string, start: number): Found<number> | undefined {
  const counted = matchAt(minusShape, text, start) ?? matchAt(agoShape, text, start);
  if (counted) return { value: lengthOf(counted[1]!), end: start + counted[0].length };
  const one = matchAt(oneAgoShape, text, start);
  if (!one) return undefined;
  const length = lengths[one[2]![0]!.toLowerCase()]!;
  return { value: one[1] ? length / 2 : length, end: start + one[0].length };
}

function lengthOf(parts: string): number {
  let total = 0;
  for (const [, count, letter] of parts.matchAll(part)) {
    total += Number(count) * lengths[letter!.toLowerCase() || 'm']!;
  }
  return Math.round(total);
}
