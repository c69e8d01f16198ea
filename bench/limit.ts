import type { Figure } from './row';

/** The limit is not kept; the whole run ends with 1 then. */
const missed = 'not ok';

/** A figure that may not be above its limit; seconds are shown with two decimals, all else as it is. */
export function atMost(
  what: string,
  figure: number,
  limit: number,
  unit: 's' | 'calls' | 'MB',
): Figure {
  const ours = unit === 's' ? figure.toFixed(2) : String(Math.round(figure));
  return {
    what,
    ours: `${ours} ${unit}`,
    peers: `at most ${limit} ${unit}`,
    result: figure <= limit ? 'ok' : missed,
  };
}

/** A count that can only be right or wrong. */
export function exactly(what: string, figure: number, expected: number): Figure {
  return {
    what,
    ours: String(figure),
    peers: String(expected),
    result: figure === expected ? 'ok' : missed,
  };
}

export function isMissed({ result }: Figure): boolean {
  return result === missed;
}
