import type { Json } from '../../../src/local-slack/types';
import type { RefusalCode } from '../../../src/local-slack/world/refusals';
import { conversationCases } from './conversations';
import { messageCases } from './messages';
import type { Setting } from './setting';
import { bookmarkCases, canvasCases, fileCases, markCases } from './things';
import { viewCases } from './views';

/** Arguments with which a call is refused. */
export type Case = (at: Setting) => Json | Promise<Json>;

/** By method and code. */
export type Cases = Readonly<Record<string, Partial<Record<RefusalCode, Case>>>>;

function clientOf({ workspace }: Setting): Json {
  return { client_id: workspace.clientId, client_secret: workspace.clientSecret };
}

const many = Array.from({ length: 101 }, (_, index) => `U${index}`).join(',');

const others: Cases = {
  'apps.connections.open': {},
  'bots.info': { bot_not_found: () => ({ bot: 'B0NOBODY' }) },
  'apps.uninstall': {
    invalid_client_id: () => ({ client_id: '1.2', client_secret: 'x' }),
    bad_client_secret: (at) => ({ ...clientOf(at), client_secret: 'x' }),
  },
  'oauth.v2.access': {
    invalid_client_id: () => ({ client_id: '1.2', client_secret: 'x' }),
    bad_client_secret: (at) => ({ ...clientOf(at), client_secret: 'x' }),
    invalid_grant_type: (at) => ({ ...clientOf(at), grant_type: 'password' }),
    invalid_code: (at) => ({ ...clientOf(at), code: 'guess' }),
    bad_redirect_uri: (at) => ({
      ...clientOf(at),
      code: at.workspace.consent('dana', 'https://a/'),
    }),
    invalid_refresh_token: (at) => ({
      ...clientOf(at),
      grant_type: 'refresh_token',
      refresh_token: 'guess',
    }),
  },
  'users.info': { user_not_found: () => ({ user: 'U0NOBODY' }) },
  'users.getPresence': { user_not_found: () => ({ user: 'U0NOBODY' }) },
  'users.list': { invalid_cursor: () => ({ cursor: 'x' }), invalid_limit: () => ({ limit: 0 }) },
  'users.conversations': {
    invalid_cursor: () => ({ cursor: 'x' }),
    invalid_limit: () => ({ limit: 'all' }),
    invalid_types: () => ({ types: 'secret_channel' }),
  },
  'usergroups.users.list': { no_such_subteam: () => ({ usergroup: 'S0NONE' }) },
};

/** How each method comes to refuse with each of its codes. */
export const CASES: Cases = {
  ...others,
  ...messageCases,
  ...conversationCases(many),
  ...markCases,
  ...bookmarkCases,
  ...canvasCases,
  ...fileCases,
  ...viewCases,
};
