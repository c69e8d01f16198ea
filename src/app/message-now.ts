import type { ChatMessage } from '../ports/chat';
import type { Room } from './room';

/** Slack may tell of a change before it shows it to who asks: this many milliseconds, at most. */
const lagMs = 1_000;

interface Which {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly ts: string;
}

/** The lane for what befalls one message: whoever comes later finds what the one before made of it. */
export function laneOfMessage({ workspaceId, channelId, ts }: Which): string {
  return `message ${workspaceId}/${channelId}/${ts}`;
}

/**
 * The message as it is now. What one process is told, another may have been told something newer than, so that what a
 * message is now counts for more than what an event says; where it does not look as the event says, it is asked for again.
 */
export async function messageNow(
  room: Room,
  { workspaceId, channelId, ts }: Which,
  isAsTold: (message: ChatMessage) => boolean,
): Promise<ChatMessage | undefined> {
  const chat = room.deps.chats.of(workspaceId);
  const message = await chat.message(channelId, ts);
  if (message === undefined || message.isOurs || isAsTold(message)) return message;
  await new Promise((resolve) => setTimeout(resolve, lagMs));
  return chat.message(channelId, ts);
}
