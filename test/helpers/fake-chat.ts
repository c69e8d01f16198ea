import { toMs } from '../../src/domain/time/instant';
import { type Chat, ChatError, type ChatFile, type Chats } from '../../src/ports/chat';
import type { Clock } from '../../src/ports/clock';
import type { Message, Piece } from '../../src/report/message';
import {
  type FakeChannel,
  type FakeFile,
  type FakeMessage,
  type FakePerson,
  newChannel,
} from './fake-channels';
import { type FakeUpload, filesOf } from './fake-files';
import { BOT, readingOf, seen } from './fake-reading';
import { type Fault, withFaults } from './with-faults';

export interface Whisper {
  readonly channelId: string;
  readonly userId: string;
  readonly message: Message;
}

/** A workspace's chat in memory. It keeps the promises of the port: see test/contract/chat-contract.ts. */
export interface FakeChat {
  readonly chats: Chats;
  readonly chat: Chat;
  /** Every call there was, by name, oldest first. */
  readonly calls: readonly (keyof Chat)[];
  readonly whispers: readonly Whisper[];
  readonly uploads: readonly (ChatFile & { readonly channelId: string })[];
  readonly people: Map<string, FakePerson>;
  /** Who is in each user group. */
  readonly groups: Map<string, readonly string[]>;
  /** What each person's App Home shows. */
  readonly homes: ReadonlyMap<string, readonly Piece[]>;
  /** By id or name. Throws where there is none. */
  channel(channel: string): FakeChannel;
  addChannel(
    name: string,
    options?: { isPrivate?: boolean; members?: readonly string[] },
  ): FakeChannel;
  /** Somebody writes; returns the message's ts. */
  say(
    channel: string,
    userId: string,
    text: string,
    files?: readonly FakeFile[],
    threadTs?: string,
  ): string;
  /** Somebody's message has other words from now on. */
  editAs(channel: string, ts: string, text: string): void;
  pinAs(channel: string, ts: string, userId: string): void;
  reactAs(channel: string, ts: string, userId: string, emoji: string): void;
  unreactAs(channel: string, ts: string, userId: string, emoji: string): void;
  /** The bot's own messages in a channel, oldest first. */
  said(channel: string): readonly Message[];
  /** The next call of this method fails with `error`; `isDone`: after doing its work, so that only the answer is lost. */
  failNext(method: keyof Chat, error: Error, isDone?: boolean): void;
}

export function createFakeChat(clock: Clock, workspaceId = 'T0001'): FakeChat {
  const channels = new Map<string, FakeChannel>();
  const people = new Map<string, FakePerson>();
  const calls: (keyof Chat)[] = [];
  const homes = new Map<string, readonly Piece[]>();
  const whispers: Whisper[] = [];
  const uploads: FakeUpload[] = [];
  const faults: Fault[] = [];
  let count = 0;

  function addChannel(name: string, options: Parameters<typeof newChannel>[2] = {}): FakeChannel {
    const channel = newChannel(`C${String(channels.size + 1).padStart(4, '0')}`, name, options);
    channels.set(channel.id, channel);
    return channel;
  }

  function channel(wanted: string): FakeChannel {
    const found = channels.get(wanted) ?? [...channels.values()].find((one) => one.name === wanted);
    if (found === undefined) throw new Error(`no channel ${wanted}`);
    return found;
  }

  function nextTs(): string {
    count += 1;
    return `${Math.floor(toMs(clock.now()) / 1000)}.${String(count).padStart(6, '0')}`;
  }

  const groups = new Map<string, readonly string[]>();
  const backstage = { channels, people, groups, homes, whispers, uploads, addChannel, nextTs };
  const chat = withFaults(chatOf(backstage), calls, faults);
  return {
    chat,
    chats: {
      has: (id) => id === workspaceId,
      of(id) {
        if (id !== workspaceId) throw new ChatError('not_installed', 'of', false);
        return chat;
      },
    },
    calls,
    whispers,
    uploads,
    people,
    groups,
    homes,
    channel,
    addChannel,
    say(where, userId, text, files = [], threadTs) {
      const ts = nextTs();
      const one = { ts, userId, text, files, reactions: {} };
      channel(where).messages.push(threadTs === undefined ? one : { ...one, threadTs });
      return ts;
    },
    editAs(where, ts, text) {
      found(channel(where), ts, 'chat.update').text = text;
    },
    pinAs(where, ts, userId) {
      channel(where).pins.push(ts);
      found(channel(where), ts, 'pins.add').pinnedBy = userId;
    },
    reactAs(where, ts, userId, emoji) {
      setReaction(found(channel(where), ts, 'reactions.add'), emoji, userId, true);
    },
    unreactAs(where, ts, userId, emoji) {
      setReaction(found(channel(where), ts, 'reactions.remove'), emoji, userId, false);
    },
    said: (where) => channel(where).messages.flatMap(({ message }) => message ?? []),
    failNext: (method, error, isDone = false) => void faults.push({ method, error, isDone }),
  };
}

interface Backstage {
  readonly channels: ReadonlyMap<string, FakeChannel>;
  readonly people: ReadonlyMap<string, FakePerson>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly homes: Map<string, readonly Piece[]>;
  readonly whispers: Whisper[];
  readonly uploads: FakeUpload[];
  addChannel(name: string, options: Parameters<typeof newChannel>[2]): FakeChannel;
  nextTs(): string;
}

function chatOf({
  channels,
  people,
  groups,
  homes,
  whispers,
  uploads,
  addChannel,
  nextTs,
}: Backstage): Chat {
  const at = (id: string, method: string) => {
    const channel = channels.get(id);
    if (channel === undefined) throw new ChatError('channel_not_found', method, false);
    return channel;
  };
  const named = (name: string) => [...channels.values()].find((one) => one.name === name);
  const mine = (id: string, method: string) => {
    const channel = at(id, method);
    if (!channel.members.has(BOT)) throw new ChatError('not_in_channel', method, false);
    if (channel.isArchived) throw new ChatError('is_archived', method, false);
    return channel;
  };
  return {
    async createChannel(name, isPrivate) {
      if (named(name)) throw new ChatError('name_taken', 'conversations.create', false);
      const { id } = addChannel(name, { isPrivate, createdBy: BOT, members: [BOT] });
      return { id, name };
    },
    async findOwnChannel(name) {
      const own = [...channels.values()].find((one) => one.name === name && one.createdBy === BOT);
      return own && { id: own.id, name };
    },
    async channel(channelId) {
      const { id, name, isPrivate, isArchived } = at(channelId, 'conversations.info');
      return { id, name, isPrivate, isArchived };
    },
    async join(channelId) {
      at(channelId, 'conversations.join').members.add(BOT);
    },
    async invite(channelId, userIds) {
      const { members } = mine(channelId, 'conversations.invite');
      for (const id of userIds) if (people.has(id)) members.add(id);
      return userIds.filter((id) => !people.has(id) && id !== BOT);
    },
    isMember: async (channelId, userId) =>
      at(channelId, 'conversations.members').members.has(userId),
    groupMembers: async (groupId) => groups.get(groupId) ?? [],
    async setTopic(channelId, topic) {
      mine(channelId, 'conversations.setTopic').topic = topic;
    },
    async post(channelId, message, key, threadTs) {
      const { messages } = mine(channelId, 'chat.postMessage');
      const ts = nextTs();
      const text = message.summary;
      const one = { ts, userId: BOT, text, message, key, files: [], reactions: {} };
      messages.push(threadTs === undefined ? one : { ...one, threadTs });
      return { ts };
    },
    async edit(channelId, ts, message) {
      const one = found(mine(channelId, 'chat.update'), ts, 'chat.update');
      one.message = message;
      one.text = message.summary;
    },
    async removePosted(channelId, key) {
      const { messages } = mine(channelId, 'chat.delete');
      const index = messages.findIndex((other) => other.key === key);
      if (index !== -1) messages.splice(index, 1);
    },
    async findPosted(channelId, key, since) {
      const { messages } = at(channelId, 'conversations.history');
      const one = messages.find(
        (other) => other.key === key && Number(other.ts) >= Math.floor(toMs(since) / 1000),
      );
      return one && { ts: one.ts };
    },
    async whisper(channelId, userId, message) {
      if (!mine(channelId, 'chat.postEphemeral').members.has(userId))
        throw new ChatError('user_not_in_channel', 'chat.postEphemeral', false);
      whispers.push({ channelId, userId, message });
    },
    async pin(channelId, ts) {
      const channel = mine(channelId, 'pins.add');
      found(channel, ts, 'pins.add');
      if (!channel.pins.includes(ts)) channel.pins.push(ts);
    },
    async react(channelId, ts, emoji) {
      const channel = mine(channelId, 'reactions.add');
      setReaction(found(channel, ts, 'reactions.add'), emoji, BOT, true);
    },
    async unreact(channelId, ts, emoji) {
      const channel = mine(channelId, 'reactions.remove');
      setReaction(found(channel, ts, 'reactions.remove'), emoji, BOT, false);
    },
    async canvas(channelId, { markdown }, { adopts, ref }) {
      const channel = mine(channelId, 'conversations.canvases.create');
      if (ref === undefined && channel.canvas && !adopts)
        throw new ChatError('canvas_taken', 'conversations.canvases.create', false);
      channel.canvas = markdown;
      return { ref: ref ?? `F${channelId}` };
    },
    home: async (userId, pieces) => void homes.set(userId, pieces),
    async direct(userId) {
      return (named(`with ${userId}`) ?? addChannel(`with ${userId}`, { members: [BOT, userId] }))
        .id;
    },
    ...filesOf(mine, uploads, nextTs),
    async download(url, maxBytes) {
      const bytes = new TextEncoder().encode(`the bytes of ${url}`);
      if (bytes.length > maxBytes) throw new ChatError('file_too_large', 'files.download', false);
      return bytes;
    },
    async permalink(channelId, ts) {
      found(at(channelId, 'chat.getPermalink'), ts, 'chat.getPermalink');
      return `https://example.slack.com/archives/${channelId}/p${ts.replace('.', '')}`;
    },
    async message(channelId, ts) {
      const channel = at(channelId, 'conversations.history');
      const one = channel.messages.find((other) => other.ts === ts);
      return one && seen(channel, one);
    },
    ...readingOf(at),
    async archive(channelId) {
      at(channelId, 'conversations.archive').isArchived = true;
    },
    person: async (userId) => people.get(userId) ?? null,
  };
}

function found({ messages }: FakeChannel, ts: string, method: string): FakeMessage {
  const one = messages.find((other) => other.ts === ts);
  if (one === undefined) throw new ChatError('message_not_found', method, false);
  return one;
}

function setReaction(
  { reactions }: FakeMessage,
  emoji: string,
  userId: string,
  isSet: boolean,
): void {
  const before = Object.hasOwn(reactions, emoji) ? reactions[emoji] : undefined;
  const others = (before ?? []).filter((one) => one !== userId);
  if (isSet) others.push(userId);
  if (others.length > 0) reactions[emoji] = others;
  else delete reactions[emoji];
}
