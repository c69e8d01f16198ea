import { type Iso, toMs } from '../../src/domain/time/instant';
import type { Chat } from '../../src/ports/chat';
import type { FakeChannel, FakeMessage } from './fake-channels';

/** The bot's own user in the chat in memory. */
export const BOT = 'U0BOT';

/** Reading whole channels of the chat in memory; `at` finds one, or refuses as the chat does. */
export function readingOf(
  at: (channelId: string, method: string) => FakeChannel,
): Pick<Chat, 'history' | 'replies'> {
  return {
    async history(channelId, since, cursor = '0') {
      const channel = at(channelId, 'conversations.history');
      const own = channel.messages
        .filter(({ ts, threadTs }) => threadTs === undefined && isSince(ts, since))
        .reverse();
      const from = Number(cursor);
      const next = from + fakePageSize < own.length ? { next: String(from + fakePageSize) } : {};
      const messages = own.slice(from, from + fakePageSize);
      return {
        messages: messages.map((one) => seen(channel, one)),
        threads: messages.flatMap(({ ts }) => {
          const last = repliesTo(channel, ts).at(-1);
          return last === undefined ? [] : [{ ts, latestReply: last.ts }];
        }),
        joins: [],
        ...next,
      };
    },
    async replies(channelId, ts) {
      const channel = at(channelId, 'conversations.replies');
      return repliesTo(channel, ts).map((one) => seen(channel, one));
    },
  };
}

const fakePageSize = 20;

function repliesTo({ messages }: FakeChannel, ts: string): readonly FakeMessage[] {
  return messages.filter(({ threadTs }) => threadTs === ts);
}

/** A message as whoever asks for it is shown it. */
export function seen({ id, pins }: FakeChannel, one: FakeMessage) {
  const { ts, userId, text, files, reactions, threadTs, edited, pinnedBy } = one;
  return {
    channelId: id,
    ts,
    ...(threadTs !== undefined && { threadTs }),
    authorId: userId,
    isOurs: userId === BOT,
    text,
    files,
    reactions: structuredClone(reactions),
    isPinned: pins.includes(ts),
    ...(edited !== undefined && { edited }),
    ...(pinnedBy !== undefined && { pinnedBy }),
  };
}

/** Whether a message was said then or later. */
export function isSince(ts: string, since: Iso): boolean {
  return Number(ts) >= Math.floor(toMs(since) / 1000);
}
