import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import type { World } from '../world/world';
import { type Args, text } from './args';
import type { Methods } from './method';

export const oauthMethods: Methods = {
  'oauth.v2.access': {
    scopes: [],
    tier: 4,
    token: 'none',
    required: ['code'],
    refuses: ['invalid_code'],
    handle: exchangeCode,
  },
};

/** Gives the bot token for a code that somebody's consent made; each code once. */
function exchangeCode(world: World, args: Args): Json {
  const code = text(args, 'code');
  const installer = world.oauthCodes.get(code);
  if (!installer) throw new SlackFailure('invalid_code');
  world.oauthCodes.delete(code);
  return {
    app_id: world.app.appId,
    access_token: world.app.botToken,
    token_type: 'bot',
    scope: world.manifest.scopes.join(','),
    bot_user_id: world.app.botUserId,
    team: { id: world.team.id, name: world.team.name },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: installer },
  };
}
