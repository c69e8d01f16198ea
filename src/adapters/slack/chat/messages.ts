import type { Chat } from '../../../ports/chat';
import type { Message } from '../../../report/message';
import { answered } from '../errors';
import { limits } from '../limits';
import { chatMessage, isGone } from '../read/chat-message';
import type { RawMessage } from '../read/raw-message';
import { messagesOf, type Rendered, renderMessage } from '../render/message';
import { unless } from './channels';
import type { Connection } from './connection';
import { findParts, metadataOf } from './posted';
import { UNPARSED, whisper } from './whisper';

type MessageCalls = Pick<
  Chat,
  | 'post'
  | 'edit'
  | 'removePosted'
  | 'findPosted'
  | 'whisper'
  | 'pin'
  | 'react'
  | 'unreact'
  | 'permalink'
  | 'message'
>;

/** Links in what people wrote are theirs to open; a preview of each would drown the channel. */
const QUIET = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

/** What an incident does with messages. */
export function messageCalls(connection: Connection): MessageCalls {
  const { client } = connection;
  return {
    post: (channelId, message, key, threadTs) =>
      postAll(connection, { channelId, message, key, threadTs }),
    async edit(channelId, ts, message) {
      const content = { ...renderMessage(message), ...UNPARSED };
      await answered('chat.update', client.chat.update({ channel: channelId, ts, ...content }));
    },
    async removePosted(channelId, key, since, threadTs?: string) {
      const { parts } = await findParts(connection, { channelId, key, since, threadTs });
      for (const ts of parts.values()) {
        const call = client.chat.delete({ channel: channelId, ts });
        await unless('message_not_found', answered('chat.delete', call));
      }
    },
    async findPosted(channelId, key, since, threadTs?: string) {
      const search = { channelId, key, since, threadTs };
      const { parts, isComplete } = await findParts(connection, search);
      const ts = parts.get(1);
      return isComplete && ts ? { ts } : undefined;
    },
    async whisper(channelId, userId, message) {
      for (const part of messagesOf(message)) {
        await whisper(client, { channel: channelId, user: userId }, part);
      }
    },
    async pin(channelId, ts) {
      const call = client.pins.add({ channel: channelId, timestamp: ts });
      await unless('already_pinned', answered('pins.add', call));
    },
    async react(channelId, ts, emoji) {
      const call = client.reactions.add({ channel: channelId, timestamp: ts, name: emoji });
      await unless('already_reacted', answered('reactions.add', call));
    },
    async unreact(channelId, ts, emoji) {
      const call = client.reactions.remove({ channel: channelId, timestamp: ts, name: emoji });
      await unless('no_reaction', answered('reactions.remove', call));
    },
    async permalink(channelId, ts) {
      const call = client.chat.getPermalink({ channel: channelId, message_ts: ts });
      return (await answered('chat.getPermalink', call)).permalink ?? '';
    },
    message: (channelId, ts, threadTs) => readMessage(connection, channelId, ts, threadTs),
  };
}

interface Posting {
  readonly channelId: string;
  readonly message: Message;
  readonly key: string;
  readonly threadTs: string | undefined;
}

/**
 * Posts a message in as many parts as it takes and returns the first one's ts.
 * A long one that was interrupted goes on where it stopped.
 */
async function postAll(connection: Connection, posting: Posting): Promise<{ ts: string }> {
  const rendered = messagesOf(posting.message);
  const posted = rendered.length > 1 ? await partsSoFar(connection, posting) : new Map();
  let first: string | undefined;
  for (const [at, part] of rendered.entries()) {
    const place = { key: posting.key, part: at + 1, parts: rendered.length };
    const ts = posted.get(at + 1) ?? (await postOne(connection, posting, part, place));
    first ??= ts;
  }
  return { ts: first ?? '' };
}

async function partsSoFar(
  connection: Connection,
  { channelId, key, threadTs }: Posting,
): Promise<ReadonlyMap<number, string>> {
  return (await findParts(connection, { channelId, key, threadTs })).parts;
}

async function postOne(
  { client }: Connection,
  { channelId, threadTs }: Posting,
  part: Rendered,
  place: { key: string; part: number; parts: number },
): Promise<string> {
  const call = client.chat.postMessage({
    channel: channelId,
    ...part,
    ...UNPARSED,
    ...QUIET,
    metadata: metadataOf(place),
    ...(threadTs ? { thread_ts: threadTs } : {}),
  });
  return (await answered('chat.postMessage', call)).ts ?? '';
}

/** A reply is only found in its thread; where the thread is unknown, Slack finds it by the reply itself. */
async function readMessage(
  connection: Connection,
  channelId: string,
  ts: string,
  threadTs: string | undefined,
): ReturnType<Chat['message']> {
  const inChannel = threadTs ? undefined : await inHistory(connection, channelId, ts);
  const raw = inChannel ?? (await inThread(connection, channelId, ts, threadTs ?? ts));
  if (raw === undefined || isGone(raw)) return undefined;
  return chatMessage(raw, channelId, connection.identity, connection.nameOf);
}

async function inHistory(
  { client }: Connection,
  channel: string,
  ts: string,
): Promise<RawMessage | undefined> {
  const range = { latest: ts, oldest: ts, inclusive: true, limit: 1 };
  const call = client.conversations.history({ channel, ...range });
  const { messages = [] } = await answered('conversations.history', call);
  return (messages as readonly RawMessage[]).find((message) => message.ts === ts);
}

async function inThread(
  { client }: Connection,
  channel: string,
  ts: string,
  threadTs: string,
): Promise<RawMessage | undefined> {
  const range = { latest: ts, oldest: ts, inclusive: true, limit: limits.pageSize };
  const call = client.conversations.replies({ channel, ts: threadTs, ...range });
  let found: readonly RawMessage[] = [];
  await unless(
    'thread_not_found',
    answered('conversations.replies', call).then(({ messages = [] }) => {
      found = messages as readonly RawMessage[];
    }),
  );
  return found.find((message) => message.ts === ts);
}
