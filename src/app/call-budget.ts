import { MINUTE } from '../domain/time/instant';

/** How many calls of a method fit: `burst` at once, then `perMinute`. */
export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}

/** Slack's tiers are 20, 50 and 100 a minute for each method and workspace; this stays well below each of them. */
export const allowances = {
  tier2: { burst: 8, perMinute: 12 },
  tier3: { burst: 15, perMinute: 30 },
  tier4: { burst: 25, perMinute: 60 },
} as const satisfies Record<string, Allowance>;

interface Bucket {
  left: number;
  /** Milliseconds since the epoch. */
  asOf: number;
}

/** Keeps calls within what Slack allows, apart for each method and workspace. Lives in memory: after a restart it starts full. */
export function createCallBudget() {
  const buckets = new Map<string, Bucket>();

  /** Takes one call if there is room and answers 0; otherwise the milliseconds until there will be. */
  return function take(key: string, { burst, perMinute }: Allowance, nowMs: number): number {
    const perMs = perMinute / MINUTE;
    const before = buckets.get(key) ?? { left: burst, asOf: nowMs };
    const left = Math.min(burst, before.left + Math.max(0, nowMs - before.asOf) * perMs);
    if (left < 1) {
      buckets.set(key, { left, asOf: nowMs });
      return Math.ceil((1 - left) / perMs);
    }
    buckets.set(key, { left: left - 1, asOf: nowMs });
    return 0;
  };
}

export type CallBudget = ReturnType<typeof createCallBudget>;
