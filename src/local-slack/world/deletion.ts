import { countReply, findMessage, isReply, removeFrom, toApi } from './messages';
import type { ChannelRecord, MessageRecord } from './records';
import type { World } from './world';

/** Takes a message away. A thread that still has replies keeps a tombstone for its root, as in Slack. */
export function deleteMessage(world: World, channel: ChannelRecord, message: MessageRecord): void {
  channel.pins = channel.pins.filter((pin) => pin.ts !== message.ts);
  if (repliesOf(channel, message) > 0) bury(world, channel, message);
  else removeEntirely(world, channel, message);
  world.changed();
}

function repliesOf(channel: ChannelRecord, root: MessageRecord): number {
  return channel.messages.filter((each) => isReply(each) && each.thread_ts === root.ts).length;
}

function bury(world: World, channel: ChannelRecord, message: MessageRecord): void {
  const previous = toApi(message);
  const { ts, thread_ts, reply_count, reply_users, reply_users_count, latest_reply } = message;
  for (const field of Object.keys(message)) delete message[field];
  Object.assign(message, {
    type: 'message',
    subtype: 'tombstone',
    text: 'This message was deleted.',
    user: 'USLACKBOT',
    hidden: true,
    ts,
    thread_ts,
    reply_count,
    reply_users,
    reply_users_count,
    latest_reply,
    channel: channel.id,
    mentions: [],
  });
  world.emit(
    {
      type: 'message',
      subtype: 'message_changed',
      message: toApi(message),
      previous_message: previous,
      channel: channel.id,
      hidden: true,
      ts: world.nextTs(),
    },
    channel.id,
  );
}

function removeEntirely(world: World, channel: ChannelRecord, message: MessageRecord): void {
  removeFrom(channel.messages, message);
  world.emit(
    {
      type: 'message',
      subtype: 'message_deleted',
      previous_message: toApi(message),
      deleted_ts: message.ts,
      channel: channel.id,
      hidden: true,
      ts: world.nextTs(),
    },
    channel.id,
  );
  const root = isReply(message) ? findMessage(channel, message.thread_ts ?? '') : undefined;
  if (!root) return;
  countReply(channel, root);
  const isEmptyGrave = root.subtype === 'tombstone' && root.reply_count === 0;
  if (isEmptyGrave) removeEntirely(world, channel, root);
}
