import { LIMITS } from '../limits';
import type { Json } from '../types';
import { joinChannel, leaveChannel } from '../world/channels';
import { SlackFailure } from '../world/failure';
import type { ChannelRecord } from '../world/records';
import type { RefusalCode } from '../world/refusals';
import type { World } from '../world/world';
import { type Args, flag, list, text } from './args';
import { channelJson } from './channel-json';
import {
  isBotIn,
  type Methods,
  ownChannel,
  requireNamed,
  requireRight,
  scopesFor,
  visibleChannel,
} from './method';
import { page } from './paging';
import { OWN_CHANNEL, PAGES } from './refusal-groups';

/** Who is in a channel. */
export const membershipMethods: Methods = {
  'conversations.members': {
    scopes: scopesFor('read'),
    tier: 4,
    required: ['channel'],
    refuses: ['channel_not_found', ...PAGES],
    handle: members,
  },
  'conversations.invite': {
    scopes: scopesFor('invite'),
    tier: 3,
    required: ['channel', 'users'],
    refuses: [
      ...OWN_CHANNEL,
      'method_not_supported_for_channel_type',
      'too_many_users',
      'user_not_found',
      'cant_invite_self',
      'already_in_channel',
      'org_user_not_in_team',
    ],
    handle: invite,
  },
  'conversations.join': {
    scopes: ['channels:join'],
    tier: 3,
    required: ['channel'],
    refuses: ['channel_not_found', 'is_archived', 'method_not_supported_for_channel_type'],
    handle: join,
  },
  'conversations.leave': {
    scopes: scopesFor('manage'),
    tier: 3,
    required: ['channel'],
    refuses: ['channel_not_found', 'method_not_supported_for_channel_type', 'cant_leave_general'],
    handle: leave,
  },
  'conversations.kick': {
    scopes: ['channels:manage', 'groups:write'],
    tier: 3,
    required: ['channel', 'user'],
    refuses: [
      ...OWN_CHANNEL,
      'method_not_supported_for_channel_type',
      'cant_kick_self',
      'cant_kick_from_general',
      'user_not_found',
    ],
    handle: kick,
  },
};

function members(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'read');
  const found = page([...channel.members], args);
  return { members: found.items, response_metadata: found.metadata };
}

function invite(world: World, args: Args): Json {
  const channel = ownChannel(world, text(args, 'channel'));
  requireNamed(channel);
  requireRight(world, channel, 'invite');
  const users = list(args, 'users');
  if (users.length > LIMITS.invites.value) throw new SlackFailure('too_many_users');
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

function whyNotInvite(world: World, channel: ChannelRecord, user: string): RefusalCode | undefined {
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
  requireNamed(channel);
  requireRight(world, channel, 'manage');
  if (channel.isGeneral) throw new SlackFailure('cant_leave_general');
  if (!isBotIn(world, channel)) return { not_in_channel: true };
  leaveChannel(world, channel, world.app.botUserId);
  return {};
}

function kick(world: World, args: Args): Json {
  const channel = ownChannel(world, text(args, 'channel'));
  requireNamed(channel);
  requireRight(world, channel, 'manage');
  const user = text(args, 'user');
  if (user === world.app.botUserId) throw new SlackFailure('cant_kick_self');
  if (channel.isGeneral) throw new SlackFailure('cant_kick_from_general');
  if (!channel.members.has(user)) throw new SlackFailure('user_not_found');
  leaveChannel(world, channel, user);
  return {};
}
