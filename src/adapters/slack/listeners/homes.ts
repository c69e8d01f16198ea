import type { App } from '@slack/bolt';
import { type Edge, isOutsider } from './edge';

/** Somebody opened the App Home. */
export function listenForHomes(app: App, edge: Edge): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    const identity = edge.identityOf(context);
    const { user: userId } = event;
    try {
      if (await isOutsider(edge, identity, userId)) return;
      await edge.desk.homeOpened({ workspaceId: identity.workspaceId, userId });
    } catch (error) {
      edge.log.error({ err: error, userId }, 'an App Home that was opened was not made current');
    }
  });
}
