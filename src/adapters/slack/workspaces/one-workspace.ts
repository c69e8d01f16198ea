import type { Workspace, Workspaces } from './workspaces';

/** The one workspace that a token is for: whatever a request says of where it comes from, it was sent for this one. */
export function createOneWorkspace(workspace: Workspace): Workspaces {
  return {
    of: (workspaceId) => (workspaceId === workspace.identity.workspaceId ? workspace : undefined),
    find: async () => workspace,
  };
}
