import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import { secret } from '../world/ids';
import type { World } from '../world/world';
import type { Args } from './args';
import type { Methods } from './method';

export const appMethods: Methods = {
  'api.test': { scopes: [], tier: 4, refuses: [], handle: (_world, args) => ({ args }) },
  'auth.test': { scopes: [], tier: 'special', refuses: [], handle: whoAmI },
  'apps.connections.open': {
    scopes: [],
    tier: 1,
    token: 'app',
    refuses: ['socket_mode_not_enabled'],
    handle: openSocket,
  },
};

function whoAmI(world: World, _args: Args, token: string): Json {
  const { org } = world;
  const isOrg = org?.install.tokens.has(token) === true;
  const ofOrg = org ? { enterprise_id: org.id, enterprise_name: org.name } : {};
  return {
    url: world.url,
    // What an organisation's token belongs to is the organisation.
    team: isOrg ? org.name : world.team.name,
    user: world.manifest.botName,
    team_id: isOrg ? org.id : world.team.id,
    ...ofOrg,
    user_id: world.app.botUserId,
    bot_id: world.app.botId,
    is_enterprise_install: isOrg,
  };
}

function openSocket(world: World): Json {
  if (!world.manifest.socketMode) throw new SlackFailure('socket_mode_not_enabled');
  const ticket = secret(16);
  world.socketTickets.add(ticket);
  return { url: `${world.url.replace(/^http/, 'ws')}link/?ticket=${ticket}` };
}
