import type { Json } from '../../../src/local-slack/types';
import type { RefusalCode } from '../../../src/local-slack/world/refusals';
import type { Case, Cases } from './cases';
import { own, pages, unseen } from './channels';
import type { Setting } from './setting';

const here = (at: Setting) => ({ channel: at.incidents });

function names(base: (at: Setting) => Json | Promise<Json>): Partial<Record<RefusalCode, Case>> {
  const called =
    (name: string): Case =>
    async (at) => ({ ...(await base(at)), name });
  return {
    invalid_name_required: called(''),
    invalid_name_maxlength: called('x'.repeat(81)),
    invalid_name_punctuation: called('--'),
    invalid_name_specials: called('Shouting!'),
    name_taken: called('elsewhere'),
  };
}

async function aChannelOfTheApp(at: Setting): Promise<Json> {
  const list = (await at.done('conversations.list')).channels as Json[];
  const own = list.find(({ name }) => name === 'own');
  const { id } = own ?? ((await at.done('conversations.create', { name: 'own' })).channel as Json);
  return { channel: id };
}

const inDirect =
  (rest: Json = {}): Case =>
  (at) => ({ channel: at.direct, ...rest });

const times: Partial<Record<RefusalCode, Case>> = {
  invalid_ts_oldest: (at) => ({ ...here(at), ts: at.posted, oldest: 'yesterday' }),
  invalid_ts_latest: (at) => ({ ...here(at), ts: at.posted, latest: 'now' }),
};

/** `many` are more people than can be invited at once. */
export function conversationCases(many: string): Cases {
  return {
    'conversations.create': names(() => ({})),
    'conversations.info': unseen(),
    'conversations.list': { ...pages(), invalid_types: () => ({ types: 'secret_channel' }) },
    'conversations.members': { ...unseen(), ...pages(here) },
    'conversations.invite': {
      ...own((at) => ({ users: at.dana })),
      method_not_supported_for_channel_type: inDirect({ users: 'U1' }),
      too_many_users: (at) => ({ ...here(at), users: many }),
      user_not_found: (at) => ({ ...here(at), users: 'U0NOBODY' }),
      cant_invite_self: (at) => ({ ...here(at), users: at.workspace.botUserId }),
      already_in_channel: (at) => ({ ...here(at), users: at.dana }),
      org_user_not_in_team: (at) => ({ ...here(at), users: strangerIn(at) }),
    },
    'conversations.join': {
      ...unseen(),
      is_archived: (at) => ({ channel: at.old }),
      method_not_supported_for_channel_type: inDirect(),
    },
    'conversations.leave': {
      ...unseen(),
      method_not_supported_for_channel_type: inDirect(),
      cant_leave_general: (at) => ({ channel: at.general }),
    },
    'conversations.kick': {
      ...own((at) => ({ user: at.dana })),
      method_not_supported_for_channel_type: (at) => ({ channel: at.direct, user: at.dana }),
      cant_kick_self: (at) => ({ ...here(at), user: at.workspace.botUserId }),
      cant_kick_from_general: (at) => ({ channel: at.general, user: at.dana }),
      user_not_found: (at) => ({ ...here(at), user: 'U0NOBODY' }),
    },
    'conversations.setTopic': {
      ...own(() => ({ topic: 'x' })),
      too_long: (at) => ({ ...here(at), topic: 'x'.repeat(251) }),
    },
    'conversations.setPurpose': {
      ...own(() => ({ purpose: 'x' })),
      too_long: (at) => ({ ...here(at), purpose: 'x'.repeat(251) }),
    },
    'conversations.rename': {
      ...own(() => ({ name: 'x' })),
      method_not_supported_for_channel_type: inDirect({ name: 'x' }),
      not_authorized: (at) => ({ ...here(at), name: 'x' }),
      ...names(aChannelOfTheApp),
    },
    'conversations.archive': {
      ...unseen(),
      not_in_channel: (at) => ({ channel: at.elsewhere }),
      method_not_supported_for_channel_type: inDirect(),
      already_archived: (at) => ({ channel: at.old }),
      cant_archive_general: (at) => ({ channel: at.general }),
    },
    'conversations.open': {
      ...unseen(),
      users_list_not_supplied: () => ({}),
      user_not_found: () => ({ users: 'U0NOBODY' }),
      method_not_supported_for_channel_type: () => ({ users: 'U1,U2' }),
    },
    'conversations.history': {
      ...unseen(),
      not_in_channel: (at) => ({ channel: at.elsewhere }),
      ...pages(here),
      ...times,
    },
    'conversations.replies': {
      ...unseen((at) => ({ ts: at.posted })),
      not_in_channel: (at) => ({ channel: at.elsewhere, ts: at.posted }),
      thread_not_found: (at) => ({ ...here(at), ts: '1000000000.000100' }),
      ...pages((at) => ({ ...here(at), ts: at.posted })),
      ...times,
    },
  };
}

function strangerIn({ workspace }: Setting): string {
  const known = workspace.people().find(({ name }) => name === 'stranger');
  return (known ?? workspace.addPerson({ name: 'stranger', isStranger: true })).id;
}
