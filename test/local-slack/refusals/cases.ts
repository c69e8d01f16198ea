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

const many = Array.from({ length: 101 }, (_, index) => `U${index}`).join(',');

const others: Cases = {
  'apps.connections.open': {},
  'bots.info': { bot_not_found: () => ({ bot: 'B0NOBODY' }) },
  'oauth.v2.access': { invalid_code: () => ({ code: 'guess' }) },
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
