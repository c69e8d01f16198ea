import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import type { PersonRecord } from '../world/records';
import type { World } from '../world/world';
import { type Args, flag, list, optionalText, text } from './args';
import { channelJson } from './channel-json';
import { visibleOf } from './conversations';
import { type Methods, scopesFor } from './method';
import { page } from './paging';

export const peopleMethods: Methods = {
  'users.info': { scopes: ['users:read'], tier: 4, required: ['user'], handle: info },
  'users.list': { scopes: ['users:read'], tier: 2, handle: listAll },
  'users.conversations': { scopes: scopesFor('read'), tier: 3, handle: conversations },
  'users.getPresence': {
    scopes: ['users:read'],
    tier: 3,
    handle: () => ({ presence: 'active' }),
  },
  'usergroups.list': { scopes: ['usergroups:read'], tier: 2, handle: groups },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    tier: 2,
    required: ['usergroup'],
    handle: groupMembers,
  },
  'team.info': { scopes: ['team:read'], tier: 3, handle: team },
  'bots.info': { scopes: ['users:read'], tier: 3, handle: bot },
};

function info(world: World, args: Args): Json {
  const person = world.people.get(text(args, 'user'));
  if (!person) throw new SlackFailure('user_not_found');
  return { user: userJson(world, person, flag(args, 'include_locale')) };
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
  const types = list(args, 'types');
  const visible = visibleOf(
    world,
    types.length > 0 ? types : ['public_channel'],
    flag(args, 'exclude_archived'),
  );
  const found = page(
    visible.filter(({ members }) => members.has(user)),
    args,
  );
  return {
    channels: found.items.map((channel) => channelJson(world, channel)),
    response_metadata: found.metadata,
  };
}

/** A user object as the Web API shows it; the e-mail address only with its scope. */
function userJson(world: World, person: PersonRecord, withLocale: boolean): Json {
  const hasEmail = world.manifest.scopes.includes('users:read.email') && !person.isBot;
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    real_name: person.realName,
    deleted: false,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetSeconds(person.tz, world.now()),
    is_admin: false,
    is_owner: false,
    is_bot: person.isBot,
    is_app_user: false,
    is_restricted: person.isGuest,
    is_ultra_restricted: false,
    is_stranger: person.isStranger,
    updated: 0,
    ...(withLocale ? { locale: 'en-US' } : {}),
    profile: {
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      team: person.teamId,
      ...(hasEmail ? { email: `${person.name}@example.com` } : {}),
      ...(person.isBot ? { bot_id: world.app.botId, api_app_id: world.app.appId } : {}),
    },
  };
}

function offsetSeconds(tz: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' });
  const label = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(label) ?? [];
  const offset = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return sign === '-' ? -offset : offset;
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

function bot(world: World): Json {
  const { appId, botId, botUserId } = world.app;
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
