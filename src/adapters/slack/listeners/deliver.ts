import type { RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../../app/desk';
import { ChatError } from '../../../ports/chat';
import type { Form, Message } from '../../../report/message';
import { whisper } from '../chat/whisper';
import { answered } from '../errors';
import { noticeView, viewOf } from '../forms/view';
import { limits } from '../limits';
import { messagesOf, type Rendered } from '../render/message';
import { messageOf } from './apology';

/** How somebody can be answered after the request is acknowledged. */
export interface Ways {
  readonly client: WebClient;
  readonly userId: string;
  /** Opens a form, once, within three seconds. */
  readonly triggerId: string | undefined;
  /** Missing where nothing was pressed in a channel: a global shortcut, the App Home. */
  readonly respond?: RespondFn | undefined;
  /** What `respond` answers at. */
  readonly responseUrl?: string | undefined;
  readonly channelId?: string | undefined;
  /** The answer takes the place of the message whose button was pressed. */
  readonly replaces?: boolean;
  readonly threadTs?: string | undefined;
}

/** Gives somebody the desk's reply. Throws ChatError, or what the response address answered with. */
export async function deliver(reply: Reply, ways: Ways): Promise<void> {
  if (reply.kind === 'form') await openForm(reply.form, ways);
  if (reply.kind !== 'message') return;
  if (ways.respond) {
    await giveParts(partsOf(reply), ways);
    const later = await reply.later?.();
    if (later) await giveParts(messagesOf(later), { ...ways, replaces: false });
  } else await openView(noticeView(messagesIn(reply)), ways);
}

/** All that a reply says, in messages Slack takes. */
export function partsOf(reply: MessageReply): Rendered[] {
  return messagesIn(reply).flatMap((message) => messagesOf(message));
}

/** A reply that says something. */
type MessageReply = Extract<Reply, { kind: 'message' }>;

/** The messages a reply is made of. */
export function messagesIn({ message, more = [] }: MessageReply): readonly Message[] {
  return [message, ...more];
}

/**
 * Answers with each part in turn; only the first can take another message's place.
 * A response address is good for five, in any channel; what is left is whispered, which only works where the bot is.
 */
export async function giveParts(
  parts: readonly Rendered[],
  { client, respond, replaces, threadTs, channelId, userId }: Ways,
): Promise<void> {
  const inThread = threadTs ? { thread_ts: threadTs } : {};
  for (const [at, part] of parts.slice(0, limits.responseUrlUses).entries()) {
    const replace = replaces === true && at === 0;
    const manner = { response_type: 'ephemeral', replace_original: replace } as const;
    await respond?.({ ...part, ...manner, ...inThread });
  }
  for (const part of parts.slice(limits.responseUrlUses)) {
    if (channelId) await whisper(client, { channel: channelId, user: userId, ...inThread }, part);
  }
}

const TOO_LATE = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'trigger_exchanged',
]);

const FORM_TOO_LATE = messageOf(
  'Slack waits three seconds for a form, and this took longer. Please try again.',
);

/** Opens a form, or says that Slack would not have it any more. Throws ChatError. */
export async function openForm(form: Form, ways: Ways): Promise<void> {
  try {
    await openView(viewOf(form, placeOf(form, ways)), ways);
  } catch (error) {
    if (!(error instanceof ChatError && TOO_LATE.has(error.code) && ways.respond)) throw error;
    await giveParts(messagesOf(FORM_TOO_LATE), ways);
  }
}

/** Where a form was opened; only a private message is renewed, which nobody else can have changed. */
function placeOf(form: Form, { channelId, replaces, responseUrl }: Ways) {
  const isRenewed = form.renews === true && replaces === true && responseUrl !== undefined;
  return { ...(channelId && { channelId }), ...(isRenewed && { renewAt: responseUrl }) };
}

async function openView(view: ModalView, { client, triggerId }: Ways): Promise<void> {
  if (triggerId === undefined) return;
  await answered('views.open', client.views.open({ trigger_id: triggerId, view }));
}
