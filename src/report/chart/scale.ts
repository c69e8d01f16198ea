import { HOUR, MINUTE } from '../../domain/time/instant';
import type { Timing } from './timing';

/** A stretch of time drawn at one scale, from `left` to `right` in pixels. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Where time lies on the picture. */
export interface TimeScale {
  /** In order; between two of them, a long time in which nothing happened is left out. */
  readonly stretches: readonly Stretch[];
  /** Pixels of a moment, given in milliseconds. */
  x(ms: number): number;
}

/** Pixels for a time left out. */
export const breakWidth = 76;
const narrowest = 90;
const mostBreaks = 4;

/** Lays the time of an incident out between two edges, in pixels. */
export function timeScale(timing: Timing, left: number, right: number): TimeScale {
  const spans = spansOf(timing);
  const shared = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const least = spans.length > 1 ? narrowest : 0;
  const spare = right - left - (spans.length - 1) * breakWidth - spans.length * least;
  let next = left;
  const stretches = spans.map(({ from, to }) => {
    const width = least + (shared === 0 ? 0 : (spare * (to - from)) / shared);
    const stretch = { from, to, left: next, right: next + width };
    next += width + breakWidth;
    return stretch;
  });
  return { stretches, x: (ms) => place(ms, stretches) };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The time of an incident without the long pauses: a cause that is written down a week later must not squeeze two
 * hours of work into a dot. Nights of an incident that goes on for days are no such pauses.
 */
function spansOf({ from, to, moments }: Timing): readonly Span[] {
  const pauses = moments
    .slice(1)
    .map((ms, index) => ({ from: moments[index] ?? ms, to: ms }))
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  let rest = to - from;
  const left: Span[] = [];
  for (const pause of pauses.slice(0, mostBreaks)) {
    const length = pause.to - pause.from;
    rest -= length;
    if (rest < 5 * MINUTE || length < 6 * HOUR || length < 4 * rest) break;
    left.push(pause);
  }
  left.sort((a, b) => a.from - b.from);
  return [{ from, to: from }, ...left]
    .map((pause, index) => ({ from: pause.to, to: left[index]?.from ?? to }))
    .filter((span) => span.to >= span.from);
}

function place(ms: number, stretches: readonly Stretch[]): number {
  const here = stretches.find((one) => ms <= one.to) ?? stretches.at(-1);
  if (here === undefined) return 0;
  const length = here.to - here.from;
  const part = length === 0 ? 0 : (ms - here.from) / length;
  return here.left + Math.min(1, Math.max(0, part)) * (here.right - here.left);
}
