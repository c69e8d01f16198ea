import type { Installation, Installations, Sealed } from '../../src/ports/installations';

export function createMemoryInstallations(): Installations {
  const kept = new Map<string, Installation>();
  const orgs = new Map<string, string>();
  const used = new Map<string, string>();
  const withTokens = (id: string, { keyId, text }: Sealed) => {
    const found = kept.get(id);
    return found?.tokens.text === text && found.tokens.keyId === keyId ? found : undefined;
  };
  return {
    async put(installation) {
      kept.set(installation.id, installation);
    },
    get: async (id) => kept.get(id),
    all: async () => [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    async exchange(id, from, to, expiresAt) {
      const found = withTokens(id, from);
      if (found === undefined) return false;
      kept.set(id, { ...found, tokens: to, ...(expiresAt !== undefined && { expiresAt }) });
      return true;
    },
    end: async (id, tokens) => withTokens(id, tokens) !== undefined && kept.delete(id),
    async joinOrg(workspaceId, enterpriseId) {
      orgs.set(workspaceId, enterpriseId);
    },
    orgWorkspaces: async () => new Map(orgs),
    async useOnce(id, now, until) {
      for (const [each, end] of used) if (end < now) used.delete(each);
      if (used.has(id)) return false;
      used.set(id, until);
      return true;
    },
  };
}
