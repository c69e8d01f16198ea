import type { Installation, Installations } from '../../../ports/installations';
import type { Logger } from '../../../ports/logger';
import type { SecretBox } from '../../../ports/secret-box';
import { openTokens, type Tokens } from './tokens';

/** An installation whose tokens are at hand. */
export interface Held {
  readonly installation: Installation;
  readonly tokens: Tokens;
}

/** The installations as this process knows them, by what the store has. */
export interface HeldInstallations {
  get(id: string): Held | undefined;
  all(): readonly Held[];
  /** That of a workspace: its own or, where it is later, that of its organisation. */
  pick(workspaceId: string, enterpriseId?: string): Held | undefined;
  /** The workspaces that an organisation's installation is known to serve. */
  workspacesOf(enterpriseId: string): readonly string[];
  hold(installation: Installation): void;
  drop(id: string): void;
  /** Looks at all that the store has. */
  look(): Promise<void>;
  /** Looks for one. */
  learn(id: string | undefined): Promise<void>;
  joinOrg(workspaceId: string, enterpriseId: string): Promise<void>;
}

export function createHeldInstallations(
  installations: Installations,
  secrets: SecretBox,
  log: Logger,
): HeldInstallations {
  const live = new Map<string, Held>();
  const unreadable = new Set<string>();
  let orgs: ReadonlyMap<string, string> = new Map();

  function hold(installation: Installation): void {
    const { id, tokens: sealed } = installation;
    if (live.get(id)?.installation.tokens.text === sealed.text) return;
    try {
      live.set(id, { installation, tokens: openTokens(secrets, id, sealed) });
    } catch (err) {
      live.delete(id);
      if (!unreadable.has(sealed.text)) log.error({ err, id }, 'an installation does not open');
      unreadable.add(sealed.text);
    }
  }

  return {
    get: (id) => live.get(id),
    all: () => [...live.values()],
    pick(workspaceId, enterpriseId = orgs.get(workspaceId)) {
      const own = live.get(workspaceId);
      const wide = enterpriseId === undefined ? undefined : live.get(enterpriseId);
      if (own === undefined || wide === undefined) return own ?? wide;
      return own.installation.installedAt > wide.installation.installedAt ? own : wide;
    },
    workspacesOf: (enterpriseId) =>
      [...orgs].flatMap(([workspaceId, org]) => (org === enterpriseId ? [workspaceId] : [])),
    hold,
    drop: (id) => void live.delete(id),
    async look() {
      const before = new Map(live);
      const all = await installations.all();
      // What was installed, exchanged or ended here meanwhile is newer than what was read.
      const isSame = (id: string) => live.get(id) === before.get(id);
      const there = new Set(all.map(({ id }) => id));
      const gone = [...before.keys()].filter((id) => isSame(id) && !there.has(id));
      all.filter(({ id }) => isSame(id)).forEach(hold);
      for (const id of gone) live.delete(id);
      if (all.some(({ id }) => isOrg(id))) orgs = await installations.orgWorkspaces();
    },
    async learn(id) {
      const found = id === undefined ? undefined : await installations.get(id);
      if (found !== undefined) hold(found);
    },
    async joinOrg(workspaceId, enterpriseId) {
      if (orgs.get(workspaceId) === enterpriseId) return;
      await installations.joinOrg(workspaceId, enterpriseId);
      orgs = new Map([...orgs, [workspaceId, enterpriseId]]);
    },
  };
}

/** An organisation's, not one workspace's. */
export function isOrg(id: string): boolean {
  return id.startsWith('E');
}
