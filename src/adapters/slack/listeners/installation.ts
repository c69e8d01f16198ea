import type { App } from '@slack/bolt';
import type { Edge } from './edge';

interface Ended {
  readonly team_id?: string | null;
  readonly enterprise_id?: string | null;
  readonly authorizations?: readonly {
    readonly team_id: string | null;
    readonly enterprise_id: string | null;
    readonly is_enterprise_install?: boolean;
  }[];
}

/** A workspace, or a whole organisation, sent the bot away. */
export function listenForInstallation(app: App, edge: Edge): void {
  const tell = (body: Ended, what: string) => {
    const [authorization = body] = body.authorizations ?? [];
    const isForAll =
      'is_enterprise_install' in authorization && authorization.is_enterprise_install;
    const { team_id: workspaceId, enterprise_id: enterpriseId } = authorization;
    const id = isForAll ? enterpriseId : workspaceId;
    edge.log.warn({ workspaceId, enterpriseId }, what);
    if (id) edge.onRemoved?.(id);
  };
  app.event('app_uninstalled', async ({ body }) =>
    tell(body, 'the app was removed from the workspace'),
  );
  app.event('tokens_revoked', async ({ body }) =>
    tell(body, 'the workspace revoked the app’s tokens'),
  );
}
