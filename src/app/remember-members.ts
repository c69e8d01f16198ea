import type { Chat, Chats } from '../ports/chat';

const mostRemembered = 10_000;

/**
 * Chats that remember for `forMs` milliseconds who is in which channel, for work that asks again and again.
 * Somebody who has left may count as there that long.
 */
export function rememberMembers(chats: Chats, nowMs: () => number, forMs: number): Chats {
  const known = new Map<string, { readonly until: number; readonly answer: Promise<boolean> }>();

  function isMember(workspaceId: string, chat: Chat, channelId: string, userId: string) {
    const key = `${workspaceId} ${channelId} ${userId}`;
    const kept = known.get(key);
    if (kept !== undefined && kept.until > nowMs()) return kept.answer;
    if (known.size >= mostRemembered) known.clear();
    const answer = chat.isMember(channelId, userId);
    known.set(key, { until: nowMs() + forMs, answer });
    answer.catch(() => known.delete(key));
    return answer;
  }

  return {
    has: (workspaceId) => chats.has(workspaceId),
    of(workspaceId) {
      const chat = chats.of(workspaceId);
      return {
        ...chat,
        isMember: (channelId, userId) => isMember(workspaceId, chat, channelId, userId),
      };
    },
  };
}
