import { momentOfTs } from '../../../app/marking';
import type { ChatMessage } from '../../../ports/chat';
import type { Identity } from '../identity';
import { decodeMrkdwn, type NameOf } from './decode';
import { markupOf } from './message-text';
import type { RawFile, RawMessage } from './raw-message';

/** A message of Slack's as the rest of the bot knows messages. */
export async function chatMessage(
  raw: RawMessage,
  channelId: string,
  identity: Identity,
  nameOf: NameOf,
): Promise<ChatMessage> {
  return {
    channelId,
    ts: raw.ts ?? '',
    ...(raw.thread_ts && raw.thread_ts !== raw.ts ? { threadTs: raw.thread_ts } : {}),
    ...(raw.user ? { authorId: raw.user } : { authorName: appName(raw) }),
    isOurs: isOurs(raw, identity),
    text: await decodeMrkdwn(markupOf(raw), nameOf),
    files: (raw.files ?? []).flatMap(fileOf),
    reactions: Object.fromEntries(
      (raw.reactions ?? []).map(({ name = '', users = [] }) => [name, users]),
    ),
    isPinned: raw.pinned_to?.includes(channelId) === true,
    ...(raw.pinned_info?.pinned_by ? { pinnedBy: raw.pinned_info.pinned_by } : {}),
    ...(raw.edited?.ts ? { edited: editOf(raw.edited.ts, raw.edited.user) } : {}),
  };
}

function editOf(ts: string, by: string | undefined): NonNullable<ChatMessage['edited']> {
  return { at: momentOfTs(ts), ...(by ? { by } : {}) };
}

/** A deleted message that has replies leaves something in its place. */
export function isGone({ subtype }: RawMessage): boolean {
  return subtype === 'tombstone';
}

/** Written by this bot. */
export function isOurs(raw: RawMessage, identity: Identity): boolean {
  return raw.user === identity.botUserId || (!!raw.bot_id && raw.bot_id === identity.botId);
}

function appName(raw: RawMessage): string {
  return raw.username || raw.bot_profile?.name || 'An app';
}

/** Deleted files and those we may not see have no address. */
function fileOf(file: RawFile): ChatMessage['files'] {
  if (!file.id || !file.url_private) return [];
  const name = file.name || file.title || file.id;
  return [{ id: file.id, name, mimetype: file.mimetype ?? '', url: file.url_private }];
}
