import { MINUTE, SECOND } from '../domain/time/instant';
import { ChatError } from '../ports/chat';

/** Slack's tiers are at least 20, 50 and 100 calls a minute for each method and workspace; this stays below each of them. */
const tier2 = 18;
const tier3 = 45;
const tier4 = 90;
/** Slack names no tier for this one, but "several hundred" a minute in a workspace. */
const posts = 200;

/** Calls a minute for every method that surfaces, steps and reading what was missed cost. */
export const allowances = {
  'canvases.edit': tier3,
  'chat.delete': tier3,
  'chat.postEphemeral': tier4,
  'chat.postMessage': posts,
  'chat.update': tier3,
  'conversations.archive': tier2,
  'conversations.canvases.create': tier2,
  'conversations.create': tier2,
  'conversations.history': tier3,
  'conversations.info': tier3,
  'conversations.invite': tier3,
  'conversations.join': tier3,
  'conversations.open': tier3,
  'conversations.replies': tier3,
  'conversations.setTopic': tier2,
  'files.completeUploadExternal': tier4,
  'files.delete': tier3,
  'files.getUploadURLExternal': tier4,
  'files.info': tier4,
  'pins.add': tier2,
  'reactions.add': tier3,
  'reactions.remove': tier2,
  'users.conversations': tier2,
  'views.publish': tier4,
} as const satisfies Readonly<Record<string, number>>;

export type Method = keyof typeof allowances;

/**
 * Slack counts a call when it comes in, which is later than it was taken here, and not always by as much: what was taken
 * a minute apart may come in less than a minute apart.
 */
const windowMs = MINUTE + 5 * SECOND;

/** Keeps calls within what Slack allows. */
export interface CallBudget {
  /**
   * Takes one call of each of these methods, where there is room for all of them, and answers 0;
   * otherwise takes none, and answers the milliseconds until there may be.
   */
  take(workspaceId: string, methods: readonly Method[], nowMs: number): number;
  /** Where Slack refused a call for being one too many, leaves its method alone for as long as Slack asks. */
  heed(workspaceId: string, err: unknown, nowMs: number): void;
}

/**
 * A budget that lives in memory: after a restart it begins anew. Of several processes each has its part: `sharers` says
 * how many there are.
 */
export function createCallBudget(sharers: () => number = () => 1): CallBudget {
  /** When the calls of the last minute or so were taken, oldest first: milliseconds since the epoch. */
  const taken = new Map<string, readonly number[]>();
  const heldUntil = new Map<string, number>();
  const keyOf = (workspaceId: string, method: string) => `${workspaceId} ${method}`;

  function waitFor(key: string, method: Method, nowMs: number): number {
    const lately = (taken.get(key) ?? []).filter((at) => at > nowMs - windowMs);
    taken.set(key, lately);
    const most = Math.max(1, Math.floor(allowances[method] / sharers()));
    const oldest = lately.at(-most);
    const roomAt = oldest === undefined ? nowMs : oldest + windowMs;
    return Math.max(roomAt, heldUntil.get(key) ?? nowMs) - nowMs;
  }

  return {
    take(workspaceId, methods, nowMs) {
      const calls = methods.map((method) => ({ method, key: keyOf(workspaceId, method) }));
      const waitMs = Math.max(0, ...calls.map(({ key, method }) => waitFor(key, method, nowMs)));
      if (waitMs > 0) return waitMs;
      for (const { key } of calls) taken.set(key, [...(taken.get(key) ?? []), nowMs]);
      return 0;
    },
    heed(workspaceId, err, nowMs) {
      if (!(err instanceof ChatError) || err.code !== 'ratelimited') return;
      heldUntil.set(keyOf(workspaceId, err.method), nowMs + (err.retryAfterMs ?? 0));
    },
  };
}
