import type { Json } from '../types';
import { SlackFailure } from './failure';
import { mentionsOf } from './mentions';
import type { ChannelRecord, MessageRecord } from './records';
import type { World } from './world';

export type NewMessage = Json & {
  readonly text: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly blocks?: readonly Json[];
};

interface Posting {
  readonly broadcast?: boolean;
  /** `link_names` or `parse: full`: bare `@here` counts. */
  readonly parsesBareWords?: boolean;
}

const PRIVATE_FIELDS = new Set(['channel', 'mentions', 'ephemeralFor', 'metadata']);

/** Puts a message into a channel and tells the app. Throws `thread_not_found` for a reply to nothing. */
export function postMessage(
  world: World,
  channel: ChannelRecord,
  given: NewMessage,
  posting: Posting = {},
): MessageRecord {
  const root = given.thread_ts ? threadRoot(channel, given.thread_ts) : undefined;
  const message = newRecord(world, channel, given, posting);
  if (root) message.thread_ts = root.ts;
  if (root && posting.broadcast) message.subtype = 'thread_broadcast';
  channel.messages.push(message);
  if (root) countReply(channel, root);
  if (message.user) channel.read.set(message.user, message.ts);
  const event = messageEvent(channel, message, root);
  world.emit(event, channel.id);
  const isForApp = message.mentions.includes(world.app.botUserId) && !message.bot_id;
  if (isForApp) world.emit({ ...event, type: 'app_mention' }, channel.id);
  world.changed();
  return message;
}

/** Shows a message to one person; nobody can ever read it back. */
export function postEphemeral(
  world: World,
  channel: ChannelRecord,
  person: string,
  given: NewMessage,
): MessageRecord {
  const message = newRecord(world, channel, given, {});
  message.ephemeralFor = person;
  channel.ephemerals.push(message);
  world.changed();
  return message;
}

function newRecord(
  world: World,
  channel: ChannelRecord,
  given: NewMessage,
  posting: Posting,
): MessageRecord {
  return {
    ...given,
    type: 'message',
    ts: world.nextTs(),
    channel: channel.id,
    team: world.people.get(given.user ?? '')?.teamId ?? world.team.id,
    mentions: mentionsOf(world, { ...given, ...posting }),
  };
}

function threadRoot(channel: ChannelRecord, ts: string): MessageRecord {
  const message = findMessage(channel, ts);
  if (!message) throw new SlackFailure('thread_not_found');
  if (!isReply(message)) return message;
  const root = findMessage(channel, message.thread_ts ?? '');
  if (!root) throw new SlackFailure('thread_not_found');
  return root;
}

export function isReply(message: MessageRecord): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}

export function findMessage(channel: ChannelRecord, ts: string): MessageRecord | undefined {
  return channel.messages.find((message) => message.ts === ts);
}

/** The parent's `reply_count` and its fellows follow from the replies there are. */
export function countReply(channel: ChannelRecord, root: MessageRecord): void {
  const replies = channel.messages.filter((each) => isReply(each) && each.thread_ts === root.ts);
  const users = [...new Set(replies.map((reply) => reply.user ?? reply.bot_id ?? ''))];
  root.thread_ts = root.ts;
  root.reply_count = replies.length;
  root.reply_users_count = users.length;
  root.reply_users = users;
  root.latest_reply = replies.at(-1)?.ts ?? root.ts;
}

/** Changes a message in place. The event carries what it was before, as Slack's does. */
export function editMessage(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  by: string,
  fields: Json,
): void {
  const previous = { ...message };
  Object.assign(message, fields);
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) delete message[name];
  }
  message.mentions = mentionsOf(world, message);
  if (!message.ephemeralFor && isMarkedEdited(message)) {
    message.edited = { user: by, ts: world.nextTs() };
  }
  if (!message.ephemeralFor) announceEdit(world, channel, message, previous);
  world.changed();
}

function announceEdit(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  previous: MessageRecord,
): void {
  world.emit(
    {
      type: 'message',
      subtype: 'message_changed',
      message: toApi(message),
      previous_message: toApi(previous),
      channel: channel.id,
      hidden: true,
      ts: world.nextTs(),
    },
    channel.id,
  );
}

/** Slack does not mark what an app changes in a message made of blocks. */
function isMarkedEdited(message: MessageRecord): boolean {
  return message.bot_id === undefined || !message.blocks?.length;
}

export function removeFrom<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}

/** A message as the Web API returns it; `metadata` only for those who asked. */
export function toApi(message: MessageRecord, withMetadata = false): Json {
  const shown = Object.entries(message).filter(
    ([field]) => !PRIVATE_FIELDS.has(field) || (withMetadata && field === 'metadata'),
  );
  return structuredClone(Object.fromEntries(shown));
}

function messageEvent(channel: ChannelRecord, message: MessageRecord, root?: MessageRecord): Json {
  const isBroadcast = message.subtype === 'thread_broadcast';
  return {
    ...toApi(message),
    channel: channel.id,
    ...(isBroadcast && root ? { root: toApi(root) } : {}),
    ...(root && !isBroadcast ? { parent_user_id: root.user } : {}),
  };
}
