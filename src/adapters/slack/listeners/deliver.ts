import type { RespondArguments, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../../app/desk';
import { ChatError } from '../../../ports/chat';
import type { Message } from '../../../report/message';
import { answered } from '../errors';
import { noticeView, viewOf } from '../forms/view';
import { limits } from '../limits';
import { messagesOf, type Rendered } from '../render/message';

/** How somebody can be answered after the request is acknowledged. */
export interface Ways {
  readonly client: WebClient;
  /** Opens a form, once, within three seconds. */
  readonly triggerId: string | undefined;
  /** Missing where nothing was pressed in a channel: a global shortcut, the App Home. */
  readonly respond?: RespondFn | undefined;
  readonly channelId?: string | undefined;
  /** The answer takes the place of the message whose button was pressed. */
  readonly replaces?: boolean;
  readonly threadTs?: string | undefined;
}

/** Gives somebody the desk's reply. Throws ChatError, or what the response address answered with. */
export async function deliver(reply: Reply, ways: Ways): Promise<void> {
  switch (reply.kind) {
    case 'silence':
      return;
    case 'form':
      return openForm(reply.form, ways);
    case 'message':
      return ways.respond
        ? respondWith(ways.respond, messagesOf(reply.message, limits.responseUrlUses), {
            ...ways,
            isPublic: reply.isPublic === true,
          })
        : showNotice(reply.message, ways);
    default:
      return reply satisfies never;
  }
}

interface Manner {
  readonly isPublic?: boolean;
  readonly replaces?: boolean;
  readonly threadTs?: string | undefined;
}

/** Answers with each part in turn; only the first can take another message's place. */
export async function respondWith(
  respond: RespondFn,
  parts: readonly Rendered[],
  { isPublic, replaces, threadTs }: Manner,
): Promise<void> {
  for (const [at, part] of parts.entries()) {
    const answer: RespondArguments = {
      ...part,
      response_type: isPublic ? 'in_channel' : 'ephemeral',
      replace_original: replaces === true && at === 0 && !isPublic,
      ...(threadTs ? { thread_ts: threadTs } : {}),
    };
    await respond(answer);
  }
}

const TOO_LATE = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'trigger_exchanged',
]);

const REFUSED_TO_OPEN: Message = {
  summary: 'Slack waits three seconds for a form, and this took longer. Please try again.',
  pieces: [
    {
      piece: 'text',
      lines: [['Slack waits three seconds for a form, and this took longer. Please try again.']],
    },
  ],
};

async function openForm(form: Parameters<typeof viewOf>[0], ways: Ways): Promise<void> {
  try {
    await openView(viewOf(form, ways.channelId), ways);
  } catch (error) {
    if (!(error instanceof ChatError && TOO_LATE.has(error.code) && ways.respond)) throw error;
    await respondWith(ways.respond, messagesOf(REFUSED_TO_OPEN), ways);
  }
}

/** Where there is no channel to whisper in, a window says it. */
async function showNotice(message: Message, ways: Ways): Promise<void> {
  await openView(noticeView(message), ways);
}

async function openView(
  view: ReturnType<typeof viewOf>,
  { client, triggerId }: Ways,
): Promise<void> {
  if (triggerId === undefined) return;
  await answered('views.open', client.views.open({ trigger_id: triggerId, view }));
}
