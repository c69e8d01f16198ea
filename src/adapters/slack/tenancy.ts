import { ChatError } from '../../ports/chat';
import type { Clock } from '../../ports/clock';
import type { Installations } from '../../ports/installations';
import type { Installing } from '../../ports/installing';
import type { InLane } from '../../ports/lanes';
import type { Logger } from '../../ports/logger';
import type { SecretBox } from '../../ports/secret-box';
import { identify } from './identity';
import { createWebClient } from './web-client';
import { createInstaller } from './workspaces/installer';
import { makeWorkspace, type Reach } from './workspaces/make-workspace';
import { createManyWorkspaces } from './workspaces/many-workspaces';
import { createOAuthCalls, type OAuthApp } from './workspaces/oauth-calls';
import { createOneWorkspace } from './workspaces/one-workspace';
import type { Workspaces } from './workspaces/workspaces';

/** For every workspace that installs the bot. */
export interface ManyTenants extends OAuthApp {
  readonly installations: Installations;
  readonly secrets: SecretBox;
  readonly inLane: InLane;
  readonly clock: Clock;
  /** It was installed there, for the first time or again. */
  readonly onInstalled: (workspaceIds: readonly string[]) => Promise<void>;
}

/** Whom the bot serves. */
export interface Tenancy {
  readonly workspaces: Workspaces;
  readonly installing: Installing | undefined;
  /** `workspaceId` where there is one. Throws ChatError or SecretError. */
  start(): Promise<{ readonly workspaceId?: string }>;
  stop(): Promise<void>;
  onRemoved(installationId: string): void;
}

/** One workspace by its token, or as many as install the bot. */
export function createTenancy(
  mode: { readonly botToken: string } | ({ readonly mode: 'many' } & ManyTenants),
  reach: Reach,
  log: Logger,
): Tenancy {
  return 'botToken' in mode ? forOne(mode.botToken, reach) : forMany(mode, reach, log);
}

function forOne(token: string, reach: Reach): Tenancy {
  let found: Workspaces | undefined;
  const here = () => {
    if (found === undefined) throw new ChatError('not_installed', 'auth.test', true);
    return found;
  };
  return {
    workspaces: { of: (id) => found?.of(id), find: (where) => here().find(where) },
    installing: undefined,
    async start() {
      const { apiUrl, logger, metrics } = reach;
      const identity = await identify(createWebClient(token, apiUrl, logger, metrics));
      found = createOneWorkspace(makeWorkspace(reach, { token, identity }));
      return { workspaceId: identity.workspaceId };
    },
    stop: async () => undefined,
    onRemoved: () => undefined,
  };
}

function forMany(tenants: ManyTenants, reach: Reach, log: Logger): Tenancy {
  const oauth = createOAuthCalls(tenants, reach);
  const workspaces = createManyWorkspaces({ ...tenants, log, reach, oauth });
  const { apiUrl } = reach;
  return {
    workspaces,
    installing: createInstaller({ ...tenants, app: tenants, apiUrl, log, oauth, workspaces }),
    async start() {
      await workspaces.start();
      return {};
    },
    stop: workspaces.stop,
    onRemoved: (id) => void workspaces.examine(id),
  };
}
