import { HOUR, MINUTE } from './instant';

const hours = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  HST: -10,
  AKST: -9,
  AKDT: -8,
  PST: -8,
  PDT: -7,
  MST: -7,
  MDT: -6,
  CST: -6,
  CDT: -5,
  EST: -5,
  EDT: -4,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  SAST: 2,
  MSK: 3,
  IST: 5.5,
  SGT: 8,
  HKT: 8,
  AWST: 8,
  JST: 9,
  KST: 9,
  ACST: 9.5,
  ACDT: 10.5,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
};

const abbreviations: ReadonlyMap<string, number> = new Map(Object.entries(hours));

const offsetShape = /^(?:UTC|GMT)?([+\-−])(\d{1,2})(?::?(\d{2}))?$/i;
const maxOffset = 14 * HOUR;

/** Words in some language, so that in running text only the capitals mean a zone. */
const everydayWords = new Set(['EST', 'IST', 'WET', 'WEST', 'Z']);

/**
 * The offset from UTC in milliseconds that an abbreviation or a written offset stands for: always the same one,
 * whatever the season, since `PST` written in May still says eight hours.
 */
export function fixedOffset(word: string): number | undefined {
  const named = abbreviations.get(word.toUpperCase());
  if (named !== undefined) return named * HOUR;
  const match = offsetShape.exec(word);
  if (!match) return undefined;
  const minutes = Number(match[3] ?? 0);
  const size = Number(match[2]) * HOUR + minutes * MINUTE;
  if (minutes > 59 || size > maxOffset) return undefined;
  return match[1] === '+' ? size : -size;
}

/** Whether a word in running text is more likely a word than a zone: `west`, but not `WEST` or `cet`. */
export function looksLikeWord(word: string): boolean {
  return everydayWords.has(word.toUpperCase()) && word !== word.toUpperCase();
}

/** An offset in milliseconds as an id such as `+05:45`; `UTC` for none. */
export function offsetId(offset: number): string {
  if (offset === 0) return 'UTC';
  const { sign, hour, minute } = splitOffset(offset);
  return `${sign}${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** An offset in milliseconds as people write it: `GMT+1`, `GMT+5:45`, `UTC` for none. */
export function offsetLabel(offset: number): string {
  if (offset === 0) return 'UTC';
  const { sign, hour, minute } = splitOffset(offset);
  return `GMT${sign}${hour}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
}

function splitOffset(offset: number) {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  return { sign: offset < 0 ? '-' : '+', hour: Math.floor(minutes / 60), minute: minutes % 60 };
}
