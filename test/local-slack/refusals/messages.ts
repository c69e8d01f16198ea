import type { Json } from '../../../src/local-slack/types';
import type { RefusalCode } from '../../../src/local-slack/world/refusals';
import type { Case, Cases } from './cases';
import { own, unseen } from './channels';
import type { Setting } from './setting';

const NO_SUCH = '1000000000.000100';

/** What no message may say; `base` names where. */
function content(base: (at: Setting) => Json, longest: string): Partial<Record<RefusalCode, Case>> {
  const saying =
    (fields: Json): Case =>
    (at) => ({ ...base(at), ...fields });
  return {
    no_text: saying({}),
    msg_too_long: saying({ [longest]: 'x'.repeat(12_001) }),
    markdown_text_conflict: saying({ text: 'x', markdown_text: '*x*' }),
    invalid_blocks: saying({ blocks: [{ type: 'shout' }] }),
    invalid_blocks_format: saying({ blocks: 'x' }),
    msg_blocks_too_many: saying({ blocks: Array(51).fill({ type: 'divider' }) }),
    invalid_attachments: saying({ attachments: { text: 'x' } }),
    too_many_attachments: saying({ attachments: Array(101).fill({ text: 'x' }) }),
    invalid_metadata_format: saying({ text: 'x', metadata: '[]' }),
    invalid_metadata_schema: saying({ text: 'x', metadata: { event_type: 'x' } }),
  };
}

const text = () => ({ text: 'x' });
const toDana = (at: Setting) => ({ text: 'x', user: at.dana });
const here = (at: Setting) => ({ channel: at.incidents });

export const messageCases: Cases = {
  'chat.postMessage': {
    ...own(text),
    thread_not_found: (at) => ({ ...here(at), text: 'x', thread_ts: NO_SUCH }),
    ...content(here, 'markdown_text'),
  },
  'chat.postEphemeral': {
    ...own(toDana),
    user_not_in_channel: (at) => ({ ...here(at), text: 'x', user: 'U0NOBODY' }),
    ...content((at) => ({ ...here(at), user: at.dana }), 'markdown_text'),
  },
  'chat.update': {
    ...unseen((at) => ({ ts: at.posted, text: 'x' })),
    message_not_found: (at) => ({ ...here(at), ts: NO_SUCH, text: 'x' }),
    cant_update_message: (at) => ({ ...here(at), ts: at.said, text: 'x' }),
    is_archived: async (at) => ({ channel: at.old, ts: await firstOf(at), text: 'x' }),
    ...content((at) => ({ ...here(at), ts: at.posted }), 'text'),
  },
  'chat.delete': {
    ...unseen((at) => ({ ts: at.posted })),
    message_not_found: (at) => ({ ...here(at), ts: NO_SUCH }),
    cant_delete_message: (at) => ({ ...here(at), ts: at.said }),
  },
  'chat.getPermalink': {
    ...unseen((at) => ({ message_ts: at.posted })),
    message_not_found: (at) => ({ ...here(at), message_ts: NO_SUCH }),
  },
};

async function firstOf(at: Setting): Promise<string> {
  const { messages } = await at.done('conversations.history', { channel: at.old });
  const found = (messages as Json[]).find(({ text: words }) => words === 'first');
  return String(found?.ts);
}
