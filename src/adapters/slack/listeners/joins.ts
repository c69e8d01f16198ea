import type { App } from '@slack/bolt';
import { type Edge, isOutsider } from './edge';

/** Somebody came into a channel the bot is in. */
export function listenForJoins(app: App, edge: Edge): void {
  app.event('member_joined_channel', async ({ event, context }) => {
    const identity = edge.identityOf(context);
    const { user: userId, channel: channelId } = event;
    if (userId === identity.botUserId) return;
    try {
      if (await isOutsider(edge, identity, userId, event.team)) return;
      await edge.desk.joined({ workspaceId: identity.workspaceId, channelId, userId });
    } catch (error) {
      edge.log.error(
        { err: error, channelId, userId },
        'somebody who joined was not told what to know',
      );
    }
  });
}
