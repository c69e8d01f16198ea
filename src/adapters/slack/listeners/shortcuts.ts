import type { App } from '@slack/bolt';
import { chatMessage } from '../read/chat-message';
import type { RawMessage } from '../read/raw-message';
import { answering } from './answering';
import { type Edge, namesIn } from './edge';

/** Shortcuts: those in a message's menu, and the global one. */
export function listenForShortcuts(app: App, edge: Edge): void {
  app.shortcut({ type: 'message_action' }, async ({ shortcut, ack, respond, client, context }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    const { channel, user, callback_id, trigger_id } = shortcut;
    const raw: RawMessage = shortcut.message;
    const ways = {
      client,
      respond,
      userId: user.id,
      triggerId: trigger_id,
      channelId: channel.id,
      threadTs: raw.thread_ts,
    };
    await answering(edge, { what: callback_id, userId: user.id }, ways, async () => {
      const identity = edge.identityOf(context);
      const { workspaceId } = identity;
      const names = namesIn(edge, workspaceId);
      const message = await chatMessage(raw, channel.id, identity, names);
      const visitor = { workspaceId, userId: user.id, channelId: channel.id };
      return edge.desk.shortcut({ ...visitor, shortcut: callback_id, message });
    });
  });

  app.shortcut({ type: 'shortcut' }, async ({ shortcut, ack, client, context }) => {
    await ack();
    const { callback_id, trigger_id, user } = shortcut;
    const ways = { client, userId: user.id, triggerId: trigger_id };
    await answering(edge, { what: callback_id, userId: user.id }, ways, () => {
      const { workspaceId } = edge.identityOf(context);
      return edge.desk.shortcut({ workspaceId, userId: user.id, shortcut: callback_id });
    });
  });
}
