import type { Tier } from '../api/method';

const WINDOW_MS = 60_000;
const TIER_CALLS: Readonly<Record<Tier, number>> = { 1: 1, 2: 20, 3: 50, 4: 100, special: 300 };
/** Without tiers: enough for any test, little enough to stop a loop that has run away. */
const GENEROUS_CALLS = 6000;

export interface RateLimits {
  /** Counts a call; seconds to wait when it is one too many. */
  count(method: string, tier: Tier): number | undefined;
}

/** Calls a minute by method, by real time. */
export function createRateLimits(enforcesTiers: boolean): RateLimits {
  const calls = new Map<string, number[]>();
  return {
    count(method, tier) {
      const now = performance.now();
      const recent = (calls.get(method) ?? []).filter((at) => now - at < WINDOW_MS);
      calls.set(method, recent);
      const most = enforcesTiers ? TIER_CALLS[tier] : GENEROUS_CALLS;
      if (recent.length < most) {
        recent.push(now);
        return undefined;
      }
      return Math.ceil((WINDOW_MS - (now - (recent[0] ?? now))) / 1000);
    },
  };
}
