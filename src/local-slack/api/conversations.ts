import type { Json } from '../types';
import {
  archiveChannel,
  createChannel,
  describeChannel,
  directChannel,
  joinChannel,
  leaveChannel,
  renameChannel,
} from '../world/channels';
import { SlackFailure } from '../world/failure';
import type { ChannelRecord } from '../world/records';
import type { World } from '../world/world';
import { type Args, flag, list, optionalText, text } from './args';
import { channelJson } from './channel-json';
import { checkName } from './channel-name';
import {
  isBotIn,
  type Methods,
  ownChannel,
  requireRight,
  requireScope,
  scopesFor,
  visibleChannel,
} from './method';
import { page } from './paging';

const DESCRIPTION = 250;
const INVITES = 100;

export const conversationMethods: Methods = {
  'conversations.create': { scopes: scopesFor('manage'), tier: 2, handle: create },
  'conversations.info': {
    scopes: scopesFor('read'),
    tier: 3,
    required: ['channel'],
    handle: info,
  },
  'conversations.list': { scopes: scopesFor('read'), tier: 2, handle: listAll },
  'conversations.members': {
    scopes: scopesFor('read'),
    tier: 4,
    required: ['channel'],
    handle: members,
  },
  'conversations.invite': {
    scopes: scopesFor('invite'),
    tier: 3,
    required: ['channel', 'users'],
    handle: invite,
  },
  'conversations.join': {
    scopes: ['channels:join'],
    tier: 3,
    required: ['channel'],
    handle: join,
  },
  'conversations.leave': {
    scopes: scopesFor('manage'),
    tier: 3,
    required: ['channel'],
    handle: leave,
  },
  'conversations.kick': {
    scopes: scopesFor('manage'),
    tier: 3,
    required: ['channel', 'user'],
    handle: kick,
  },
  'conversations.setTopic': {
    scopes: scopesFor('topic'),
    tier: 2,
    required: ['channel'],
    handle: (world, args) => describe(world, args, 'topic'),
  },
  'conversations.setPurpose': {
    scopes: scopesFor('topic'),
    tier: 2,
    required: ['channel'],
    handle: (world, args) => describe(world, args, 'purpose'),
  },
  'conversations.rename': {
    scopes: scopesFor('manage'),
    tier: 2,
    required: ['channel'],
    handle: rename,
  },
  'conversations.archive': {
    scopes: scopesFor('manage'),
    tier: 2,
    required: ['channel'],
    handle: archive,
  },
  'conversations.open': { scopes: scopesFor('manage'), tier: 3, handle: open },
};

function create(world: World, args: Args): Json {
  const isPrivate = flag(args, 'is_private');
  requireScope(world, [isPrivate ? 'groups:write' : 'channels:manage']);
  const name = text(args, 'name');
  checkName(world, name);
  const bot = world.app.botUserId;
  const channel = createChannel(world, { name, isPrivate, creator: bot });
  joinChannel(world, channel, bot);
  return { channel: channelJson(world, channel) };
}

function info(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'read');
  return {
    channel: {
      ...channelJson(world, channel),
      ...(flag(args, 'include_num_members') ? { num_members: channel.members.size } : {}),
    },
  };
}

const KINDS = ['public_channel', 'private_channel', 'im', 'mpim'];

function listAll(world: World, args: Args): Json {
  const types = list(args, 'types');
  const wanted = types.length > 0 ? types : ['public_channel'];
  if (wanted.some((type) => !KINDS.includes(type))) throw new SlackFailure('invalid_types');
  const found = page(visibleOf(world, wanted, flag(args, 'exclude_archived')), args);
  return {
    channels: found.items.map((channel) => channelJson(world, channel)),
    response_metadata: found.metadata,
  };
}

/** Conversations of these kinds that the bot may know of. Throws `missing_scope`. */
export function visibleOf(
  world: World,
  types: readonly string[],
  excludesArchived: boolean,
): ChannelRecord[] {
  if (types.includes('public_channel')) requireScope(world, ['channels:read']);
  if (types.includes('private_channel')) requireScope(world, ['groups:read']);
  if (types.includes('im')) requireScope(world, ['im:read']);
  return [...world.channels.values()].filter((channel) => {
    if (excludesArchived && channel.isArchived) return false;
    if (channel.isDirect) return types.includes('im') && isBotIn(world, channel);
    if (channel.isPrivate) return types.includes('private_channel') && isBotIn(world, channel);
    return types.includes('public_channel');
  });
}

function members(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'read');
  const found = page([...channel.members], args);
  return { members: found.items, response_metadata: found.metadata };
}

function invite(world: World, args: Args): Json {
  const channel = ownChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'invite');
  const users = list(args, 'users');
  if (users.length > INVITES) throw new SlackFailure('too_many_users');
  const errors = users.flatMap((user) => {
    const error = whyNotInvite(world, channel, user);
    return error ? [{ user, ok: false, error }] : [];
  });
  const refused = new Set(errors.map(({ user }) => user));
  const first = errors[0];
  if (first && (!flag(args, 'force') || refused.size === users.length)) {
    throw new SlackFailure(first.error, { errors });
  }
  for (const user of users.filter((each) => !refused.has(each))) {
    joinChannel(world, channel, user, world.app.botUserId);
  }
  return { channel: channelJson(world, channel), ...(first ? { errors } : {}) };
}

function whyNotInvite(world: World, channel: ChannelRecord, user: string): string | undefined {
  const person = world.people.get(user);
  if (!person) return 'user_not_found';
  if (user === world.app.botUserId) return 'cant_invite_self';
  if (channel.members.has(user)) return 'already_in_channel';
  return person.isStranger ? 'org_user_not_in_team' : undefined;
}

function join(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  if (channel.isArchived) throw new SlackFailure('is_archived');
  if (channel.isPrivate || channel.isDirect) {
    throw new SlackFailure('method_not_supported_for_channel_type');
  }
  const wasIn = isBotIn(world, channel);
  joinChannel(world, channel, world.app.botUserId);
  return {
    channel: channelJson(world, channel),
    ...(wasIn
      ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }
      : {}),
  };
}

function leave(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'manage');
  if (channel.isGeneral) throw new SlackFailure('cant_leave_general');
  if (!isBotIn(world, channel)) return { not_in_channel: true };
  leaveChannel(world, channel, world.app.botUserId);
  return {};
}

function kick(world: World, args: Args): Json {
  const channel = ownChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'manage');
  const user = text(args, 'user');
  if (user === world.app.botUserId) throw new SlackFailure('cant_kick_self');
  if (channel.isGeneral) throw new SlackFailure('cant_kick_from_general');
  if (!channel.members.has(user)) throw new SlackFailure('user_not_found');
  leaveChannel(world, channel, user);
  return {};
}

function describe(world: World, args: Args, what: 'topic' | 'purpose'): Json {
  const channel = ownChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'topic');
  const words = text(args, what);
  if ([...words].length > DESCRIPTION) throw new SlackFailure('too_long');
  describeChannel(world, channel, world.app.botUserId, what, words);
  return { [what]: words, channel: channelJson(world, channel) };
}

function rename(world: World, args: Args): Json {
  const channel = ownChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'manage');
  if (channel.creator !== world.app.botUserId) throw new SlackFailure('not_authorized');
  const name = text(args, 'name');
  if (name !== channel.name) checkName(world, name);
  renameChannel(world, channel, world.app.botUserId, name);
  return { channel: channelJson(world, channel) };
}

function archive(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'manage');
  if (!isBotIn(world, channel)) throw new SlackFailure('not_in_channel');
  if (channel.isArchived) throw new SlackFailure('already_archived');
  if (channel.isGeneral) throw new SlackFailure('cant_archive_general');
  archiveChannel(world, channel, world.app.botUserId);
  return {};
}

function open(world: World, args: Args): Json {
  const id = optionalText(args, 'channel');
  if (id) return { channel: channelJson(world, visibleChannel(world, id)) };
  const [user, ...others] = list(args, 'users');
  if (!user) throw new SlackFailure('users_list_not_supplied');
  if (others.length > 0) throw new SlackFailure('method_not_supported_for_channel_type');
  requireScope(world, ['im:write']);
  if (!world.people.has(user)) throw new SlackFailure('user_not_found');
  const channel = directChannel(world, world.app.botUserId, user);
  return {
    channel: flag(args, 'return_im') ? channelJson(world, channel) : { id: channel.id },
  };
}
