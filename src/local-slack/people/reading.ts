import type { Message } from '../types';
import { isReply } from '../world/messages';
import type { ChannelRecord, MessageRecord } from '../world/records';

/** A message as the people see it: a copy, so that what was read does not change later. */
export function shownTo(message: MessageRecord): Message {
  return structuredClone(message);
}

/** Every message of a channel that one person sees, replies and their ephemeral ones included, oldest first. */
export function allShown(channel: ChannelRecord, person: string): Message[] {
  const own = channel.ephemerals.filter(({ ephemeralFor }) => ephemeralFor === person);
  return [...channel.messages, ...own].sort(byTime).map(shownTo);
}

/** The channel's main view: no replies, but for those sent to the channel as well. */
export function mainView(channel: ChannelRecord, person: string): Message[] {
  return allShown(channel, person).filter(
    (message) => !isReply(message as MessageRecord) || message.subtype === 'thread_broadcast',
  );
}

/** A thread: its root and the replies. */
export function threadView(channel: ChannelRecord, person: string, ts: string): Message[] {
  return allShown(channel, person).filter(
    (message) => message.ts === ts || message.thread_ts === ts,
  );
}

function byTime(one: MessageRecord, other: MessageRecord): number {
  return Number(one.ts) - Number(other.ts);
}
