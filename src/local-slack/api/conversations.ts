import type { Json } from '../types';
import { checkDescription, checkName } from '../world/channel-rules';
import {
  archiveChannel,
  describeChannel,
  directChannel,
  foundChannel,
  renameChannel,
} from '../world/channels';
import { SlackFailure } from '../world/failure';
import type { ChannelRecord } from '../world/records';
import type { World } from '../world/world';
import { type Args, flag, list, optionalText, text } from './args';
import { channelJson } from './channel-json';
import {
  isBotIn,
  type Methods,
  ownChannel,
  requireNamed,
  requireRight,
  requireScope,
  scopesFor,
  visibleChannel,
} from './method';
import { page } from './paging';
import { CHANNEL_NAME, OWN_CHANNEL, PAGES } from './refusal-groups';

export const conversationMethods: Methods = {
  'conversations.create': {
    needsTeam: true,
    scopes: scopesFor('manage'),
    tier: 2,
    refuses: CHANNEL_NAME,
    handle: create,
  },
  'conversations.info': {
    scopes: scopesFor('read'),
    tier: 3,
    required: ['channel'],
    refuses: ['channel_not_found'],
    handle: info,
  },
  'conversations.list': {
    needsTeam: true,
    scopes: scopesFor('read'),
    tier: 2,
    refuses: [...PAGES, 'invalid_types'],
    handle: listAll,
  },
  'conversations.setTopic': {
    scopes: scopesFor('topic'),
    tier: 2,
    required: ['channel'],
    refuses: [...OWN_CHANNEL, 'too_long'],
    handle: (world, args) => describe(world, args, 'topic'),
  },
  'conversations.setPurpose': {
    scopes: scopesFor('topic'),
    tier: 2,
    required: ['channel'],
    refuses: [...OWN_CHANNEL, 'too_long'],
    handle: (world, args) => describe(world, args, 'purpose'),
  },
  'conversations.rename': {
    scopes: scopesFor('manage'),
    tier: 2,
    required: ['channel'],
    refuses: [
      ...OWN_CHANNEL,
      'method_not_supported_for_channel_type',
      'not_authorized',
      ...CHANNEL_NAME,
    ],
    handle: rename,
  },
  'conversations.archive': {
    scopes: scopesFor('manage'),
    tier: 2,
    required: ['channel'],
    refuses: [
      'channel_not_found',
      'not_in_channel',
      'method_not_supported_for_channel_type',
      'already_archived',
      'cant_archive_general',
    ],
    handle: archive,
  },
  'conversations.open': {
    scopes: scopesFor('manage'),
    tier: 3,
    refuses: [
      'channel_not_found',
      'users_list_not_supplied',
      'user_not_found',
      'method_not_supported_for_channel_type',
    ],
    handle: open,
  },
};

function create(world: World, args: Args): Json {
  const isPrivate = flag(args, 'is_private');
  requireScope(world, [isPrivate ? 'groups:write' : 'channels:manage']);
  const name = text(args, 'name');
  const channel = foundChannel(world, { name, isPrivate, creator: world.app.botUserId });
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
  const found = page(visibleOf(world, typesOf(args), flag(args, 'exclude_archived')), args);
  return {
    channels: found.items.map((channel) => channelJson(world, channel)),
    response_metadata: found.metadata,
  };
}

/** The kinds of conversation that are asked for. Throws `invalid_types`. */
export function typesOf(args: Args): readonly string[] {
  const types = list(args, 'types');
  if (types.some((type) => !KINDS.includes(type))) throw new SlackFailure('invalid_types');
  return types.length > 0 ? types : ['public_channel'];
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

function describe(world: World, args: Args, what: 'topic' | 'purpose'): Json {
  const channel = ownChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'topic');
  const words = text(args, what);
  checkDescription(words);
  describeChannel(world, channel, world.app.botUserId, what, words);
  return { [what]: words, channel: channelJson(world, channel) };
}

function rename(world: World, args: Args): Json {
  const channel = ownChannel(world, text(args, 'channel'));
  requireNamed(channel);
  requireRight(world, channel, 'manage');
  if (channel.creator !== world.app.botUserId) throw new SlackFailure('not_authorized');
  const name = text(args, 'name');
  if (name !== channel.name) checkName(world, name);
  renameChannel(world, channel, world.app.botUserId, name);
  return { channel: channelJson(world, channel) };
}

function archive(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  requireNamed(channel);
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
