import type { App } from '@slack/bolt';
import type { Edge } from './edge';

/** The workspace sent the bot away: nothing can be done but to say so to whoever runs it. */
export function listenForInstallation(app: App, edge: Edge): void {
  app.event('app_uninstalled', async ({ body }) => {
    edge.log.warn({ workspaceId: body.team_id }, 'the app was removed from the workspace');
  });
  app.event('tokens_revoked', async ({ body }) => {
    edge.log.warn({ workspaceId: body.team_id }, 'the workspace revoked the app’s tokens');
  });
}
