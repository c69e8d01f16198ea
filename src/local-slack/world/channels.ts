import { checkName } from './channel-rules';
import { SlackFailure } from './failure';
import { slackId } from './ids';
import { postMessage } from './messages';
import type { ChannelRecord } from './records';
import type { World } from './world';

interface NewChannel {
  readonly name: string;
  readonly creator: string;
  readonly members?: readonly string[];
  readonly isPrivate?: boolean;
  readonly isDirect?: boolean;
  readonly isGeneral?: boolean;
}

/** Puts a channel into the workspace; its name has been checked before. */
export function createChannel(world: World, given: NewChannel): ChannelRecord {
  const channel: ChannelRecord = {
    id: slackId(given.isDirect ? 'D' : 'C'),
    name: given.name,
    isPrivate: given.isPrivate ?? false,
    isDirect: given.isDirect ?? false,
    isGeneral: given.isGeneral ?? false,
    isArchived: false,
    topic: '',
    purpose: '',
    creator: given.creator,
    created: seconds(world),
    members: new Set(given.members ?? []),
    messages: [],
    ephemerals: [],
    pins: [],
    bookmarks: [],
    read: new Map(),
  };
  world.channels.set(channel.id, channel);
  world.changed();
  return channel;
}

/** Somebody makes a channel, and is in it; the app hears of a public one. Throws what Slack says about its name. */
export function foundChannel(
  world: World,
  given: Pick<NewChannel, 'name' | 'creator' | 'isPrivate'>,
): ChannelRecord {
  checkName(world, given.name);
  const channel = createChannel(world, given);
  const { id, name, created, creator } = channel;
  if (!channel.isPrivate) {
    world.emit({ type: 'channel_created', channel: { id, name, created, creator } });
  }
  joinChannel(world, channel, creator);
  return channel;
}

export function seconds(world: World): number {
  return Math.floor(world.now() / 1000);
}

/** The direct message between two people, opened if there is none. */
export function directChannel(world: World, one: string, other: string): ChannelRecord {
  const existing = findDirectChannel(world, one, other);
  return (
    existing ??
    createChannel(world, { name: '', creator: one, members: [one, other], isDirect: true })
  );
}

export function findDirectChannel(
  world: World,
  one: string,
  other: string,
): ChannelRecord | undefined {
  return [...world.channels.values()].find(
    ({ isDirect, members }) => isDirect && members.has(one) && members.has(other),
  );
}

/** By id, name or `#name`. */
export function findChannel(world: World, channel: string): ChannelRecord | undefined {
  const name = channel.replace(/^#/, '');
  return (
    world.channels.get(channel) ??
    [...world.channels.values()].find((each) => !each.isDirect && each.name === name)
  );
}

/** Whether somebody may look into a channel: its members may, and everybody who is no guest into a public one. */
export function canSee(world: World, channel: ChannelRecord, person: string): boolean {
  if (channel.members.has(person)) return true;
  return !channel.isPrivate && !channel.isDirect && !world.people.get(person)?.isGuest;
}

/** Whether somebody of another organisation is in a channel (Slack Connect). */
export function isShared(world: World, channel: ChannelRecord): boolean {
  return [...channel.members].some((id) => world.people.get(id)?.isStranger);
}

/** What Slack calls the kind of a conversation in events. */
export function channelType(channel: ChannelRecord): 'channel' | 'group' | 'im' {
  if (channel.isDirect) return 'im';
  return channel.isPrivate ? 'group' : 'channel';
}

export function joinChannel(
  world: World,
  channel: ChannelRecord,
  person: string,
  inviter?: string,
): void {
  if (channel.members.has(person)) return;
  channel.members.add(person);
  announce(world, channel, person, 'join', 'has joined the channel', inviter ? { inviter } : {});
  world.emit(
    {
      type: 'member_joined_channel',
      user: person,
      channel: channel.id,
      channel_type: channel.isPrivate ? 'G' : 'C',
      team: world.team.id,
      ...(inviter ? { inviter } : {}),
    },
    channel.id,
  );
  world.changed();
}

export function leaveChannel(world: World, channel: ChannelRecord, person: string): void {
  if (!channel.members.has(person)) throw new SlackFailure('not_in_channel');
  announce(world, channel, person, 'leave', 'has left the channel');
  world.emit(
    {
      type: 'member_left_channel',
      user: person,
      channel: channel.id,
      channel_type: channel.isPrivate ? 'G' : 'C',
      team: world.team.id,
    },
    channel.id,
  );
  channel.members.delete(person);
  world.changed();
}

/** Sets the topic or the purpose, and says so in the channel. */
export function describeChannel(
  world: World,
  channel: ChannelRecord,
  by: string,
  what: 'topic' | 'purpose',
  text: string,
): void {
  channel[what] = text;
  announce(world, channel, by, what, `set the channel ${what}: ${text}`, { [what]: text });
  world.changed();
}

export function renameChannel(
  world: World,
  channel: ChannelRecord,
  by: string,
  name: string,
): void {
  const old = channel.name;
  channel.name = name;
  announce(world, channel, by, 'name', `has renamed the channel from "${old}" to "${name}"`, {
    old_name: old,
    name,
  });
  world.emit(
    {
      type: channel.isPrivate ? 'group_rename' : 'channel_rename',
      channel: {
        id: channel.id,
        is_channel: !channel.isPrivate,
        name,
        name_normalized: name,
        created: channel.created,
      },
    },
    channel.id,
  );
  world.changed();
}

export function archiveChannel(world: World, channel: ChannelRecord, by: string): void {
  announce(world, channel, by, 'archive', 'archived the channel');
  channel.isArchived = true;
  world.emit(
    {
      type: channel.isPrivate ? 'group_archive' : 'channel_archive',
      channel: channel.id,
      user: by,
      is_moved: 0,
    },
    channel.id,
  );
  world.changed();
}

/** Opens an archived channel again; whoever does so is in it from then on. */
export function unarchiveChannel(world: World, channel: ChannelRecord, by: string): void {
  channel.isArchived = false;
  announce(world, channel, by, 'unarchive', 'un-archived the channel');
  world.emit(
    {
      type: channel.isPrivate ? 'group_unarchive' : 'channel_unarchive',
      channel: channel.id,
      user: by,
    },
    channel.id,
  );
  joinChannel(world, channel, by);
  world.changed();
}

/** The grey line in the channel: `channel_join`, `group_topic`, … */
function announce(
  world: World,
  channel: ChannelRecord,
  by: string,
  what: string,
  words: string,
  fields: Record<string, unknown> = {},
): void {
  if (channel.isDirect) return;
  const kind = channel.isPrivate ? 'group' : 'channel';
  postMessage(world, channel, {
    ...fields,
    subtype: `${kind}_${what}`,
    user: by,
    text: `<@${by}> ${words}`,
  });
}
