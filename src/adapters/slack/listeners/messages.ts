import type { App, Context } from '@slack/bolt';
import { isOurs } from '../read/chat-message';
import { decodeMrkdwn } from '../read/decode';
import { markupOf } from '../read/message-text';
import type { RawMessage } from '../read/raw-message';
import { type Edge, namesIn } from './edge';
import { noting } from './noting';

interface MessageEvent {
  readonly subtype?: string | undefined;
  readonly channel?: string;
  readonly message?: RawMessage & { readonly edited?: { readonly user?: string } };
  readonly previous_message?: RawMessage;
  readonly deleted_ts?: string;
  readonly event_ts?: string;
}

/** Messages that were edited or deleted. New ones are nobody's business until somebody marks them. */
export function listenForMessages(app: App, edge: Edge): void {
  app.event('message', async ({ event, context }) => {
    const { subtype = '', ...change } = event as MessageEvent;
    if (!concernsUs({ subtype })) return;
    const { channel: channelId, message, previous_message: before } = change;
    const gone = goneTs(change);
    const ts = gone ?? message?.ts;
    if (!channelId || !ts) return;
    // Our own messages change by our own doing, but are deleted by somebody else's.
    if (!gone && isOurs(message ?? before ?? {}, edge.identityOf(context))) return;
    const happening = { event: subtype, aspect: 'text', at: change.event_ts, channelId, ts };
    await noting(edge, happening, () => pass(edge, context, change));
  });
}

/** Of the messages of a workspace, only changes can concern what is on record. */
export function concernsUs({ subtype }: Pick<MessageEvent, 'subtype'>): boolean {
  return subtype === 'message_changed' || subtype === 'message_deleted';
}

async function pass(edge: Edge, context: Context, change: MessageEvent): Promise<void> {
  const { workspaceId } = edge.identityOf(context);
  const { channel: channelId = '', message, previous_message: before } = change;
  const gone = goneTs(change);
  if (gone) return edge.desk.messageRemoved({ workspaceId, channelId, ts: gone });
  // A preview or a reply changes a message too, but not its words.
  if (!message?.ts || (before && markupOf(before) === markupOf(message))) return;
  const text = await decodeMrkdwn(markupOf(message), namesIn(edge, workspaceId));
  const userId = message.edited?.user ?? message.user;
  const { ts } = message;
  await edge.desk.messageEdited({
    workspaceId,
    channelId,
    ts,
    text,
    ...(userId ? { userId } : {}),
  });
}

/** A deleted message that has replies stays, as a tombstone. */
function goneTs({ message, deleted_ts }: MessageEvent): string | undefined {
  return message?.subtype === 'tombstone' ? message.ts : deleted_ts;
}
