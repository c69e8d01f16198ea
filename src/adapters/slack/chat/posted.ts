import { limits } from '../limits';
import type { Connection } from './connection';
import { pagesOf } from './pages';

const EVENT_TYPE = 'hindsight_step';
/** Of the channel's messages since then, newest first; what is being looked for is seldom more than minutes old. */
const MOST_PAGES = 10;

/** Which message this is: `part` counts from 1. */
interface Place {
  readonly key: string;
  readonly part: number;
  readonly parts: number;
}

/** What rides with a message we post, for us to know it again. */
export function metadataOf(place: Place): {
  event_type: string;
  event_payload: { [key: string]: string | number };
} {
  return { event_type: EVENT_TYPE, event_payload: { ...place } };
}

export interface FoundParts {
  /** The ts of each part found. */
  readonly parts: ReadonlyMap<number, string>;
  readonly isComplete: boolean;
}

interface Search {
  readonly channelId: string;
  readonly key: string;
  /** UTC ISO; without it, as far back as is read. */
  readonly since?: string | undefined;
  /** Looks among the replies to this message; a channel's own messages do not hold them. */
  readonly threadTs?: string | undefined;
}

/** Looks for our messages with this key. Throws ChatError. */
export async function findParts(connection: Connection, search: Search): Promise<FoundParts> {
  const parts = new Map<number, string>();
  for await (const { ts, place } of ownPosts(connection, search)) {
    if (place.key !== search.key) continue;
    parts.set(place.part, ts);
    if (parts.size === place.parts) return { parts, isComplete: true };
  }
  return { parts, isComplete: false };
}

/** Our messages that say what they are, page by page. */
async function* ownPosts(
  connection: Connection,
  search: Search,
): AsyncGenerator<{ ts: string; place: Place }> {
  for await (const { messages = [] } of pagesSince(connection, search)) {
    for (const message of messages as readonly Posted[]) {
      const isOurs = message.user === connection.identity.botUserId;
      const place = isOurs ? placeOf(message) : undefined;
      if (place && message.ts) yield { ts: message.ts, place };
    }
  }
}

function pagesSince({ client }: Connection, { channelId, since, threadTs }: Search) {
  const from = since ? { oldest: String(Date.parse(since) / 1000), inclusive: true } : {};
  const range = { channel: channelId, include_all_metadata: true, limit: limits.pageSize, ...from };
  const most = since ? MOST_PAGES : 1;
  return threadTs
    ? pagesOf(
        'conversations.replies',
        (cursor) => client.conversations.replies({ ...range, ts: threadTs, ...cursor }),
        most,
      )
    : pagesOf(
        'conversations.history',
        (cursor) => client.conversations.history({ ...range, ...cursor }),
        most,
      );
}

interface Posted {
  readonly ts?: string;
  readonly user?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: Partial<Place> };
}

function placeOf({ metadata }: Posted): Place | undefined {
  const { key, part = 1, parts = 1 } = metadata?.event_payload ?? {};
  if (metadata?.event_type !== EVENT_TYPE || key === undefined) return undefined;
  return { key, part, parts };
}
