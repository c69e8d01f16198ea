import type { HomeRow, Homes } from '../../src/ports/homes';

type MemoryHome = { -readonly [Key in keyof HomeRow]: HomeRow[Key] } & {
  openedAt: string;
  shownVersion: number;
  nextAt: string;
};

/** The homes of the memory stores; `version` counts the entries of a workspace. */
export function createMemoryHomes(version: (workspaceId: string) => number): Homes {
  const homes = new Map<string, MemoryHome>();
  const keyOf = (workspaceId: string, userId: string) => `${workspaceId}/${userId}`;
  const change = async ({ workspaceId, userId, openings }: HomeRow, what: Partial<MemoryHome>) => {
    const home = homes.get(keyOf(workspaceId, userId));
    if (home?.openings === openings) Object.assign(home, what);
  };
  return {
    async opened(workspaceId, userId, openedAt) {
      const before = homes.get(keyOf(workspaceId, userId));
      homes.set(keyOf(workspaceId, userId), {
        workspaceId,
        userId,
        openedAt,
        version: 0,
        shownVersion: -1,
        shownDigest: undefined,
        calledAt: undefined,
        attempts: 0,
        nextAt: '',
        openings: (before?.openings ?? 0) + 1,
        problem: before?.problem,
      });
    },
    async takeBehind({ since, now, leaseUntil, limit }) {
      const due = [...homes.values()]
        .filter((home) => home.openedAt >= since && home.nextAt <= now)
        .filter((home) => home.shownVersion < version(home.workspaceId))
        .sort((a, b) => (a.nextAt < b.nextAt ? -1 : Number(a.nextAt > b.nextAt)))
        .slice(0, limit);
      return due.map((home) => {
        const { openedAt: _openedAt, shownVersion: _shown, nextAt: _next, ...row } = home;
        Object.assign(home, { nextAt: leaseUntil, attempts: row.attempts + 1 });
        return { ...row, version: version(row.workspaceId) };
      });
    },
    async renew(rows, from, until) {
      for (const { workspaceId, userId } of rows) {
        const home = homes.get(keyOf(workspaceId, userId));
        if (home?.nextAt === from) home.nextAt = until;
      }
    },
    shown: (row, shownDigest, { calledAt, nextAt }) =>
      change(row, {
        shownDigest,
        nextAt,
        ...(calledAt !== undefined && { calledAt }),
        attempts: 0,
        shownVersion: row.version,
        problem: undefined,
      }),
    defer: (row, nextAt) => change(row, { nextAt, attempts: row.attempts }),
    postpone: (row, nextAt, problem) => change(row, { nextAt, problem }),
    giveUp: (row, problem) => change(row, { openedAt: '', problem }),
    problemOf: async (workspaceId, userId) => homes.get(keyOf(workspaceId, userId))?.problem,
  };
}
