import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Reply } from '../../../app/desk';
import { unpackMetadata } from '../forms/metadata';
import { actionOf } from '../render/buttons';
import { answering } from './answering';
import { STRANGER_REFUSED } from './apology';
import { type Edge, isOutsider } from './edge';

/** Buttons, wherever they are: in a message, a window or the App Home. */
export function listenForButtons(app: App, edge: Edge): void {
  app.action({ type: 'block_actions' }, async ({ action, body, ack, respond, client, context }) => {
    await ack();
    if (action.type !== 'button' || body.type !== 'block_actions') return;
    const channelId = channelOf(body);
    const ways = {
      client,
      userId: body.user.id,
      respond: body.response_url ? respond : undefined,
      responseUrl: body.response_url,
      triggerId: body.trigger_id,
      channelId,
      replaces: body.container?.is_ephemeral === true,
      threadTs: threadOf(body),
    };
    const pressed = actionOf(action.action_id);
    await answering(edge, { what: pressed, userId: body.user.id }, ways, async () => {
      const identity = edge.identityOf(context);
      if (await isOutsider(edge, identity, body.user.id, body.user.team_id)) return refusal;
      return edge.desk.press({
        workspaceId: identity.workspaceId,
        userId: body.user.id,
        ...(channelId ? { channelId } : {}),
        action: pressed,
        ...givenValue(action),
      });
    });
  });
}

const refusal: Reply = { kind: 'message', message: STRANGER_REFUSED };

function channelOf(body: BlockAction): string | undefined {
  const place: string | undefined = body.channel?.id ?? body.container?.channel_id;
  return place ?? (body.view ? unpackMetadata(body.view.private_metadata).channelId : undefined);
}

/** The thread of the message pressed in, where it is in one: the answer belongs there. */
function threadOf(body: BlockAction): string | undefined {
  const thread: unknown = body.message?.thread_ts ?? body.container?.thread_ts;
  return typeof thread === 'string' && thread !== body.message?.ts ? thread : undefined;
}

function givenValue(action: ButtonAction): { value?: string } {
  return action.value === undefined ? {} : { value: action.value };
}
