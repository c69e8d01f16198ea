import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import { userJson } from '../world/user-json';
import type { World } from '../world/world';
import { type Args, flag, optionalText, text } from './args';
import { channelJson } from './channel-json';
import { typesOf, visibleOf } from './conversations';
import { type Methods, scopesFor } from './method';
import { page } from './paging';
import { PAGES } from './refusal-groups';

export const peopleMethods: Methods = {
  'users.info': {
    scopes: ['users:read'],
    tier: 4,
    required: ['user'],
    refuses: ['user_not_found'],
    handle: info,
  },
  'users.list': {
    needsTeam: true,
    scopes: ['users:read'],
    tier: 2,
    refuses: PAGES,
    handle: listAll,
  },
  'users.conversations': {
    needsTeam: true,
    scopes: scopesFor('read'),
    tier: 3,
    refuses: [...PAGES, 'invalid_types'],
    handle: conversations,
  },
  'users.getPresence': {
    scopes: ['users:read'],
    tier: 3,
    refuses: ['user_not_found'],
    handle: presence,
  },
  'usergroups.list': {
    needsTeam: true,
    scopes: ['usergroups:read'],
    tier: 2,
    refuses: [],
    handle: groups,
  },
  'usergroups.users.list': {
    needsTeam: true,
    scopes: ['usergroups:read'],
    tier: 2,
    required: ['usergroup'],
    refuses: ['no_such_subteam'],
    handle: groupMembers,
  },
  'team.info': { scopes: ['team:read'], tier: 3, refuses: [], handle: team },
  'bots.info': { scopes: ['users:read'], tier: 3, refuses: ['bot_not_found'], handle: bot },
};

function info(world: World, args: Args): Json {
  const person = world.people.get(text(args, 'user'));
  if (!person) throw new SlackFailure('user_not_found');
  return { user: userJson(world, person, flag(args, 'include_locale')) };
}

function presence(world: World, args: Args): Json {
  const user = optionalText(args, 'user') ?? world.app.botUserId;
  if (!world.people.has(user)) throw new SlackFailure('user_not_found');
  return { presence: 'active' };
}

function listAll(world: World, args: Args): Json {
  const found = page([...world.people.values()], args);
  return {
    members: found.items.map((person) => userJson(world, person, flag(args, 'include_locale'))),
    cache_ts: Math.floor(world.now() / 1000),
    response_metadata: found.metadata,
  };
}

function conversations(world: World, args: Args): Json {
  const user = optionalText(args, 'user') ?? world.app.botUserId;
  const visible = visibleOf(world, typesOf(args), flag(args, 'exclude_archived'));
  const found = page(
    visible.filter(({ members }) => members.has(user)),
    args,
  );
  return {
    channels: found.items.map((channel) => channelJson(world, channel)),
    response_metadata: found.metadata,
  };
}

function groups(world: World, args: Args): Json {
  return {
    usergroups: world.groups.map((group) => ({
      id: group.id,
      team_id: world.team.id,
      is_usergroup: true,
      name: group.name,
      description: '',
      handle: group.handle,
      is_external: false,
      date_delete: 0,
      ...(flag(args, 'include_users') ? { users: group.users } : {}),
      ...(flag(args, 'include_count') ? { user_count: group.users.length } : {}),
    })),
  };
}

function groupMembers(world: World, args: Args): Json {
  const group = world.groups.find(({ id }) => id === text(args, 'usergroup'));
  if (!group) throw new SlackFailure('no_such_subteam');
  return { users: group.users };
}

function team(world: World): Json {
  const { id, name, domain } = world.team;
  return { team: { id, name, domain, url: world.url, email_domain: '', icon: {} } };
}

function bot(world: World, args: Args): Json {
  const { appId, botId, botUserId } = world.app;
  if ((optionalText(args, 'bot') ?? botId) !== botId) throw new SlackFailure('bot_not_found');
  return {
    bot: {
      id: botId,
      deleted: false,
      name: world.manifest.botName,
      updated: 0,
      app_id: appId,
      user_id: botUserId,
      icons: {},
    },
  };
}
