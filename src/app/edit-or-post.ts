import type { Chat } from '../ports/chat';
import type { Message } from '../report/message';
import type { Method } from './call-budget';

/** A message that is kept current in place. */
export interface KeptMessage {
  readonly channelId: string;
  /** Missing before the first. */
  readonly ts: string | undefined;
  /** Rides in its metadata: unique in the workspace. */
  readonly key: string;
  /** It cannot have been posted before this moment, as UTC ISO. */
  readonly since: string;
  /** Tries to show it begun before this one. */
  readonly attempts: number;
}

/** What `editOrPost` costs. */
export function callsToEditOrPost(isThere: boolean, attempts: number): readonly Method[] {
  if (isThere) return ['chat.update'];
  // What an earlier try posted is edited, anything else is posted; there must be room for either.
  return attempts > 0
    ? ['conversations.history', 'chat.postMessage', 'chat.update']
    : ['chat.postMessage'];
}

/** Edits a message, or posts it: once, also when the answer to an earlier try was lost. Returns its ts. Throws ChatError. */
export async function editOrPost(
  chat: Chat,
  { channelId, ts, key, since, attempts }: KeptMessage,
  message: Message,
): Promise<string> {
  const mayBePosted = ts === undefined && attempts > 0;
  const posted = mayBePosted ? (await chat.findPosted(channelId, key, since))?.ts : ts;
  if (posted === undefined) return (await chat.post(channelId, message, key)).ts;
  // One whose answer was lost shows what was on record then.
  await chat.edit(channelId, posted, message);
  return posted;
}

/** Where a message outside the incident's channel is, in one word: `C1/1731975000.000200`. */
export function placeText(channelId: string, ts: string): string {
  return `${channelId}/${ts}`;
}

/** The place again; the setting may name another channel by now. */
export function readPlace(ref: string): { readonly channelId: string; readonly ts: string } {
  const [channelId = '', ts = ''] = ref.split('/');
  return { channelId, ts };
}
