import { momentOfTs } from '../../../app/marking';
import type { Chat, ChatMessage, HistoryPage } from '../../../ports/chat';
import { answered } from '../errors';
import { limits } from '../limits';
import { chatMessage, isGone } from '../read/chat-message';
import type { RawMessage } from '../read/raw-message';
import type { Connection } from './connection';
import { pagesOf } from './pages';

/** Replies are read from the first one on; more than this many pages of them are not. */
const MOST_PAGES = 3;
/** What Slack itself says in a channel is no message of anybody. */
const SPOKEN = new Set([undefined, 'file_share', 'thread_broadcast', 'bot_message', 'me_message']);

/** What an incident reads of a channel. */
export function readingCalls(connection: Connection): Pick<Chat, 'history' | 'replies'> {
  const { client } = connection;
  return {
    async history(channelId, since, cursor) {
      const range = { oldest: String(Date.parse(since) / 1000), inclusive: true };
      const call = client.conversations.history({
        channel: channelId,
        limit: limits.pageSize,
        ...range,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const { messages = [], response_metadata } = await answered('conversations.history', call);
      const next = response_metadata?.next_cursor;
      return {
        ...(await pageOf(connection, channelId, messages as readonly RawMessage[])),
        ...(next ? { next } : {}),
      };
    },
    async replies(channelId, ts) {
      const found: RawMessage[] = [];
      const pages = pagesOf(
        'conversations.replies',
        (cursor) =>
          client.conversations.replies({
            channel: channelId,
            ts,
            limit: limits.pageSize,
            ...cursor,
          }),
        MOST_PAGES,
      );
      for await (const { messages = [] } of pages) found.push(...(messages as RawMessage[]));
      // The message itself comes first on each page.
      const replies = found.filter((reply) => reply.ts !== ts);
      return spoken(connection, channelId, replies);
    },
  };
}

async function pageOf(
  connection: Connection,
  channelId: string,
  messages: readonly RawMessage[],
): Promise<Omit<HistoryPage, 'next'>> {
  return {
    messages: await spoken(connection, channelId, messages),
    threads: messages.flatMap(({ ts, reply_count, latest_reply }) =>
      ts && reply_count ? [{ ts, latestReply: latest_reply ?? ts }] : [],
    ),
    joins: messages.flatMap(({ subtype, user, ts }) =>
      ts && user && (subtype === 'channel_join' || subtype === 'group_join')
        ? [{ userId: user, at: momentOfTs(ts) }]
        : [],
    ),
  };
}

function spoken(
  { identity, nameOf }: Connection,
  channelId: string,
  messages: readonly RawMessage[],
): Promise<readonly ChatMessage[]> {
  const said = messages.filter((raw) => SPOKEN.has(raw.subtype) && !isGone(raw));
  return Promise.all(said.map((raw) => chatMessage(raw, channelId, identity, nameOf)));
}
