import type { Json } from '../../../src/local-slack/types';
import type { RefusalCode } from '../../../src/local-slack/world/refusals';
import { callApi } from '../helpers/call-api';
import type { Case, Cases } from './cases';
import { own, unseen } from './channels';
import type { Setting } from './setting';

const here = (at: Setting) => ({ channel: at.incidents });
const inIt = (at: Setting) => ({ channel_id: at.incidents });
const ordinary = (at: Setting) => ({ timestamp: at.posted });

function onMessage(rest: (at: Setting) => Json): Partial<Record<RefusalCode, Case>> {
  return {
    ...own(rest),
    bad_timestamp: (at) => ({ ...here(at), ...rest(at), timestamp: 'now' }),
    message_not_found: (at) => ({ ...here(at), ...rest(at), timestamp: '1000000000.000100' }),
  };
}

/** A message of its own with so many reactions, by so many people. */
async function reacted(at: Setting, count: number, people: readonly string[]): Promise<Json> {
  const { ts } = await at.done('chat.postMessage', { ...here(at), text: 'x' });
  for (let index = 0; index < count; index += 1) {
    const person = people[index % people.length] ?? '';
    const name = `e${index}`;
    if (person !== '') await at.workspace.as(person).react('incidents', String(ts), name);
    else await at.done('reactions.add', { ...here(at), timestamp: ts, name });
  }
  return { ...here(at), timestamp: ts, name: 'last' };
}

async function pinnedUp(at: Setting): Promise<Json> {
  const { channel } = await at.done('conversations.create', { name: 'pins' });
  const id = (channel as Json).id;
  const posts = Array.from({ length: 101 }, () =>
    at.done('chat.postMessage', { channel: id, text: 'x' }),
  );
  const stamps = (await Promise.all(posts)).map(({ ts }) => ts);
  const last = stamps.pop();
  for (const timestamp of stamps) await at.done('pins.add', { channel: id, timestamp });
  return { channel: id, timestamp: last };
}

export const markCases: Cases = {
  'reactions.add': {
    ...onMessage((at) => ({ ...ordinary(at), name: 'eyes' })),
    invalid_name: (at) => ({ ...here(at), ...ordinary(at), name: 'no such!' }),
    already_reacted: async (at) => {
      const eyes = { ...here(at), timestamp: at.said, name: 'eyes' };
      await at.done('reactions.add', eyes);
      return eyes;
    },
    too_many_reactions: (at) => reacted(at, 23, ['']),
    too_many_emoji: (at) => reacted(at, 50, ['dana', 'mike', 'gus']),
  },
  'reactions.remove': {
    ...onMessage((at) => ({ ...ordinary(at), name: 'eyes' })),
    no_reaction: (at) => ({ ...here(at), ...ordinary(at), name: 'fire' }),
  },
  'reactions.get': {
    ...unseen(ordinary),
    bad_timestamp: (at) => ({ ...here(at), timestamp: 'now' }),
    message_not_found: (at) => ({ ...here(at), timestamp: '1000000000.000100' }),
  },
  'pins.add': {
    ...onMessage(ordinary),
    already_pinned: async (at) => {
      await at.done('pins.add', { ...here(at), timestamp: at.said });
      return { ...here(at), timestamp: at.said };
    },
    too_many_pins: pinnedUp,
  },
  'pins.remove': {
    ...onMessage(ordinary),
    no_pin: (at) => ({ ...here(at), ...ordinary(at) }),
  },
  'pins.list': { ...unseen(), not_in_channel: (at) => ({ channel: at.elsewhere }) },
};

const link = { title: 'x', type: 'link', link: 'https://a.example/' };
const none = () => ({ bookmark_id: 'Bk0' });

export const bookmarkCases: Cases = {
  'bookmarks.add': {
    ...own(() => link, 'channel_id'),
    invalid_bookmark_type: (at) => ({ ...inIt(at), ...link, type: 'file' }),
    invalid_link: (at) => ({ ...inIt(at), ...link, link: 'here' }),
    too_many_bookmarks: async (at) => {
      const add = { channel_id: at.general, ...link };
      for (let count = 0; count < 100; count += 1) await at.done('bookmarks.add', add);
      return add;
    },
  },
  'bookmarks.list': own(undefined, 'channel_id'),
  'bookmarks.edit': {
    ...own(none, 'channel_id'),
    not_found: (at) => ({ ...inIt(at), ...none() }),
    invalid_link: async (at) => {
      const { bookmark } = await at.done('bookmarks.add', { ...inIt(at), ...link });
      return { ...inIt(at), bookmark_id: (bookmark as Json).id, link: 'here' };
    },
  },
  'bookmarks.remove': {
    ...own(none, 'channel_id'),
    not_found: (at) => ({ ...inIt(at), ...none() }),
  },
};

const content = (markdown: string) => ({ document_content: { type: 'markdown', markdown } });
const large = content('x'.repeat(1024 ** 2 + 1));
const unknown = () => ({ canvas_id: 'F0NONE' });
const edit = (at: Setting, change: Json): Json => ({ canvas_id: at.canvas, changes: [change] });
const access = (at: Setting) => ({ canvas_id: at.canvas, access_level: 'read' });

const created: Partial<Record<RefusalCode, Case>> = {
  ...own(undefined, 'channel_id'),
  channel_canvas_already_exists: inIt,
  canvas_too_large: (at) => ({ channel_id: at.general, ...large }),
  canvas_creation_failed: (at) => ({ channel_id: at.general, ...content('#### Too deep') }),
};

export const canvasCases: Cases = {
  'conversations.canvases.create': created,
  'canvases.create': created,
  'canvases.edit': {
    canvas_not_found: () => ({ ...unknown(), changes: [] }),
    canvas_too_large: (at) => edit(at, { operation: 'replace', ...large }),
    canvas_editing_failed: (at) => edit(at, { operation: 'delete', section_id: 'temp:C:none' }),
  },
  'canvases.delete': { canvas_not_found: unknown },
  'canvases.sections.lookup': { canvas_not_found: () => ({ ...unknown(), criteria: {} }) },
  'canvases.access.set': {
    canvas_not_found: () => ({ ...unknown(), access_level: 'read' }),
    invalid_parameters: (at) => ({ ...access(at), access_level: 'all' }),
    channel_not_found: (at) => ({ ...access(at), channel_ids: 'C0NONE' }),
    user_not_found: (at) => ({ ...access(at), user_ids: 'U0NOBODY' }),
  },
};

async function uploaded(at: Setting): Promise<Json> {
  const start = { filename: 'a.txt', length: 1 };
  const { upload_url: address, file_id: id } = await at.done('files.getUploadURLExternal', start);
  await fetch(String(address), { method: 'POST', body: 'a' });
  return { files: [{ id }] };
}

/** What the file is shared with. */
const sharing =
  (rest: (at: Setting) => Json): Case =>
  async (at) => ({ ...(await uploaded(at)), ...rest(at) });

async function filesOfDana(at: Setting): Promise<Json> {
  const bytes = new Uint8Array([1]);
  const files = [{ name: 'd.txt', mimetype: 'text/plain', bytes }];
  await at.workspace.as('dana').say('incidents', 'mine', { files });
  const { files: listed } = await callApi(at.workspace, 'files.list');
  return { file: (listed as Json[]).find(({ name }) => name === 'd.txt')?.id };
}

export const fileCases: Cases = {
  'files.getUploadURLExternal': {
    alt_txt_too_large: () => ({ filename: 'a', length: 1, alt_txt: 'x'.repeat(1001) }),
    snippet_too_large: () => ({ filename: 'a', length: 1024 ** 2 + 1, snippet_type: 'text' }),
  },
  'files.completeUploadExternal': {
    channel_not_found: sharing((at) => ({ channel_id: at.secret })),
    not_in_channel: sharing((at) => ({ channel_id: at.elsewhere })),
    is_archived: sharing((at) => ({ channel_id: at.old })),
    channels_limit_exceeded: sharing((at) => ({ channels: Array(101).fill(at.incidents).join() })),
    file_not_found: () => ({ files: [{ id: 'F0NONE' }] }),
    invalid_blocks: sharing((at) => ({ ...inIt(at), blocks: [{ type: 'shout' }] })),
    invalid_blocks_format: sharing((at) => ({ ...inIt(at), blocks: 'x' })),
    msg_blocks_too_many: sharing((at) => ({
      ...inIt(at),
      blocks: Array(51).fill({ type: 'divider' }),
    })),
    thread_not_found: sharing((at) => ({ ...inIt(at), thread_ts: '1000000000.000100' })),
  },
  'files.info': { file_not_found: () => ({ file: 'F0NONE' }) },
  'files.delete': {
    file_not_found: () => ({ file: 'F0NONE' }),
    cant_delete_file: filesOfDana,
  },
};
