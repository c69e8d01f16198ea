import type { Installation } from '../../../ports/installations';
import { answered } from '../errors';
import {
  createHeldInstallations,
  type Held,
  type HeldInstallations,
  isOrg,
} from './held-installations';
import { isOver, makeWorkspace, type Reach } from './make-workspace';
import type { ManySetup } from './many-setup';
import { createRefreshing } from './refresh-token';
import { openTokens, sealTokens, type Tokens } from './tokens';
import type { Workspace, Workspaces } from './workspaces';

export interface ManyWorkspaces extends Workspaces {
  /** Opens what is installed, with the key in use from now on. Throws SecretError for what does not open. */
  start(): Promise<void>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
  /** Somebody installed the bot. Returns the workspaces that it is for, as far as they are known. */
  adopt(installation: Omit<Installation, 'tokens'>, tokens: Tokens): Promise<readonly string[]>;
  /** Slack says that an installation has ended: looks whether that is so, and lets go of its tokens then. */
  examine(id: string): Promise<void>;
}

/** Milliseconds between looks at what other processes have installed, ended or renewed. */
const LOOK_MS = 5000;

/** Every workspace that installed the bot, kept as the store has them. */
export function createManyWorkspaces(setup: ManySetup): ManyWorkspaces {
  const { installations, secrets, log } = setup;
  const held = createHeldInstallations(installations, secrets, log);
  const examine = createExamining(setup, held);
  const workspaceOf = createMaking(setup.reach, (id) => void examine(id));
  const refresh = createRefreshing(setup, held);
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    try {
      await held.look();
      void refresh.begin();
    } catch (err) {
      log.warn({ err }, 'where the bot is installed could not be looked up');
    }
  }

  return {
    of(workspaceId) {
      const found = held.pick(workspaceId);
      return found && workspaceOf(workspaceId, found);
    },
    async find({ workspaceId, enterpriseId }) {
      if (workspaceId === undefined) return undefined;
      if (held.pick(workspaceId, enterpriseId) === undefined) {
        await held.learn(workspaceId);
        await held.learn(enterpriseId);
      }
      const found = held.pick(workspaceId, enterpriseId);
      if (found === undefined) return undefined;
      const { id } = found.installation;
      if (isOrg(id)) await held.joinOrg(workspaceId, id);
      return workspaceOf(workspaceId, found);
    },
    async start() {
      await sealAnew(setup);
      await held.look();
      await refresh.begin();
      timer = setInterval(() => {
        looking ??= look().finally(() => {
          looking = undefined;
        });
      }, LOOK_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      await looking;
      await refresh.ended();
    },
    async adopt(given, tokens) {
      const installation = { ...given, tokens: sealTokens(secrets, given.id, tokens) };
      await installations.put(installation);
      held.hold(installation);
      return isOrg(given.id) ? held.workspacesOf(given.id) : [given.id];
    },
    examine,
  };
}

/** Every installation must open; what was sealed with a former key is sealed with the one in use. */
async function sealAnew({ installations, secrets }: ManySetup): Promise<void> {
  for (const { id, tokens: sealed } of await installations.all()) {
    const tokens = openTokens(secrets, id, sealed);
    if (!secrets.isOutdated(sealed)) continue;
    await installations.exchange(id, sealed, sealTokens(secrets, id, tokens));
  }
}

/** Makes what speaks to a workspace once for each token. */
function createMaking(reach: Reach, onLockedOut: (id: string) => void) {
  const made = new Map<string, { readonly of: Held; readonly workspace: Workspace }>();
  return (workspaceId: string, held: Held): Workspace => {
    const known = made.get(workspaceId);
    if (known?.of === held) return known.workspace;
    const { id, botId, botUserId, enterpriseId } = held.installation;
    const identity = { workspaceId, botId, botUserId, ...(enterpriseId && { enterpriseId }) };
    const whose = { token: held.tokens.botToken, identity };
    const workspace = makeWorkspace(reach, whose, () => onLockedOut(id));
    made.set(workspaceId, { of: held, workspace });
    return workspace;
  };
}

function createExamining(setup: ManySetup, held: HeldInstallations) {
  const { installations, clock, log, reach } = setup;
  return async (id: string): Promise<void> => {
    // Installed by another process a moment ago, it may not be known here yet.
    await held.learn(id).catch(() => undefined);
    const found = held.get(id);
    if (found === undefined || (await stillWorks(reach, found))) return;
    held.drop(id);
    try {
      const hasEnded = await installations.end(id, found.installation.tokens, clock.now());
      if (hasEnded) log.warn({ id }, 'the app was removed: nothing more is tried there');
    } catch (err) {
      log.error({ err, id }, 'the end of an installation could not be put on record');
    }
  };
}

/**
 * What is told of an end may be older than the installation. Where Slack cannot be asked it counts as there: the next
 * call says what is so.
 */
async function stillWorks(reach: Reach, { installation, tokens }: Held): Promise<boolean> {
  const { id: workspaceId, botId, botUserId } = installation;
  const identity = { workspaceId, botId, botUserId };
  const { client } = makeWorkspace(reach, { token: tokens.botToken, identity });
  try {
    await answered('auth.test', client.auth.test());
    return true;
  } catch (error) {
    return !isOver(error);
  }
}
