import type { WebClient } from '@slack/web-api';
import { type Chat, ChatError } from '../../../ports/chat';
import { answered } from '../errors';
import type { Connection } from './connection';

const CREATE = 'conversations.canvases.create';

/** What an incident does with its channel's canvas. */
export function canvasCalls({ client }: Connection): Pick<Chat, 'canvas'> {
  return {
    async canvas(channelId, { title, markdown }, { ref, adopts }) {
      if (ref !== undefined) return replace(client, ref, markdown);
      const made = await create(client, channelId, title, markdown);
      if (made !== undefined) return { ref: made };
      const there = await existing(client, channelId);
      if (!adopts && !there.isEmpty) throw new ChatError('canvas_taken', CREATE, false);
      return replace(client, there.id, markdown);
    },
  };
}

/** The new canvas's id; undefined where the channel has one already. */
async function create(
  client: WebClient,
  channelId: string,
  title: string,
  markdown: string,
): Promise<string | undefined> {
  const call = client.conversations.canvases.create({
    channel_id: channelId,
    title,
    document_content: { type: 'markdown', markdown },
  });
  try {
    return (await answered(CREATE, call)).canvas_id ?? '';
  } catch (error) {
    if (error instanceof ChatError && TAKEN.has(error.code)) return undefined;
    throw error;
  }
}

/** The second one is said on a free plan. */
const TAKEN = new Set(['channel_canvas_already_exists', 'free_team_canvas_tab_already_exists']);

/** What the library's types leave out of a channel. */
interface RawCanvas {
  readonly file_id?: string;
  readonly is_empty?: boolean;
}

async function existing(
  client: WebClient,
  channelId: string,
): Promise<{ readonly id: string; readonly isEmpty: boolean }> {
  const call = client.conversations.info({ channel: channelId });
  const { channel } = await answered('conversations.info', call);
  const properties = channel?.properties as { readonly canvas?: RawCanvas } | undefined;
  const { file_id: id, is_empty: isEmpty } = properties?.canvas ?? {};
  if (!id) throw new ChatError('canvas_not_found', 'conversations.info', false);
  return { id, isEmpty: isEmpty === true };
}

/** One change replaces the whole document, since none names a section. */
async function replace(
  client: WebClient,
  canvasId: string,
  markdown: string,
): Promise<{ readonly ref: string }> {
  const call = client.canvases.edit({
    canvas_id: canvasId,
    changes: [{ operation: 'replace', document_content: { type: 'markdown', markdown } }],
  });
  await answered('canvases.edit', call);
  return { ref: canvasId };
}
