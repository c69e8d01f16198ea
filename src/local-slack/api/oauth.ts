import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import type { Install } from '../world/install';
import { issueTokens, revokeToken, uninstall, useGrant, useRefreshToken } from '../world/tokens';
import type { World } from '../world/world';
import { type Args, flag, optionalText, text } from './args';
import type { Methods } from './method';

export const oauthMethods: Methods = {
  'oauth.v2.access': {
    scopes: [],
    tier: 4,
    token: 'none',
    refuses: [
      'invalid_client_id',
      'bad_client_secret',
      'invalid_grant_type',
      'invalid_code',
      'bad_redirect_uri',
      'invalid_refresh_token',
    ],
    handle: giveTokens,
  },
  'auth.revoke': {
    scopes: [],
    tier: 3,
    refuses: [],
    handle(world, args, token) {
      if (!flag(args, 'test')) revokeToken(world, token);
      return { revoked: !flag(args, 'test') };
    },
  },
  'apps.uninstall': {
    scopes: [],
    tier: 1,
    required: ['client_id', 'client_secret'],
    refuses: ['invalid_client_id', 'bad_client_secret'],
    handle(world, args) {
      checkClient(world, args);
      uninstall(world);
      return {};
    },
  },
};

/** Who calls without a token proves that it is the app. */
function checkClient({ app }: World, args: Args): void {
  if (text(args, 'client_id') !== app.clientId) throw new SlackFailure('invalid_client_id');
  if (text(args, 'client_secret') !== app.clientSecret) throw new SlackFailure('bad_client_secret');
}

/** Gives tokens for a code that somebody's consent made, or for a refresh token; each once. */
function giveTokens(world: World, args: Args): Json {
  checkClient(world, args);
  switch (optionalText(args, 'grant_type') ?? 'authorization_code') {
    case 'authorization_code':
      return exchangeCode(world, args);
    case 'refresh_token':
      return refresh(world, args);
    default:
      throw new SlackFailure('invalid_grant_type');
  }
}

function exchangeCode(world: World, args: Args): Json {
  const code = text(args, 'code');
  const { org } = world;
  const install = org?.install.grants.has(code) ? org.install : world.install;
  const { installer } = useGrant(install, world, code, optionalText(args, 'redirect_uri'));
  return {
    ...whose(world, install),
    ...issueTokens(install, world),
    authed_user: { id: installer },
  };
}

function refresh(world: World, args: Args): Json {
  const token = text(args, 'refresh_token');
  const { org } = world;
  const install = org?.install.refreshTokens.has(token) ? org.install : world.install;
  useRefreshToken(install, token);
  return { ...whose(world, install), ...issueTokens(install, world) };
}

function whose(world: World, install: Install): Json {
  const isOrg = install === world.org?.install;
  return {
    app_id: world.app.appId,
    token_type: 'bot',
    scope: world.manifest.scopes.join(','),
    bot_user_id: world.app.botUserId,
    team: isOrg ? null : { id: world.team.id, name: world.team.name },
    enterprise: world.org ? { id: world.org.id, name: world.org.name } : null,
    is_enterprise_install: isOrg,
  };
}
