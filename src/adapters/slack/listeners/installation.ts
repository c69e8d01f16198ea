import type { App } from '@slack/bolt';
import type { Edge } from './edge';

/** Whose token it was: a workspace's, or that of a whole organisation. */
interface Ended {
  readonly team_id?: string | null;
  readonly enterprise_id?: string | null;
  readonly authorizations?: readonly {
    readonly team_id: string | null;
    readonly enterprise_id: string | null;
  }[];
}

/** A workspace, or a whole organisation, sent the bot away. */
export function listenForInstallation(app: App, edge: Edge): void {
  const tell = (body: Ended, what: string) => {
    const [authorization = body] = body.authorizations ?? [];
    const { team_id: workspaceId, enterprise_id: enterpriseId } = authorization;
    edge.log.warn({ workspaceId, enterpriseId }, what);
    // Which of the two it was is found out by asking.
    for (const id of [workspaceId, enterpriseId]) if (id) edge.onRemoved?.(id);
  };
  app.event('app_uninstalled', async ({ body }) =>
    tell(body, 'the app was removed from the workspace'),
  );
  app.event('tokens_revoked', async ({ body }) =>
    tell(body, 'the workspace revoked the app’s tokens'),
  );
}
