import { partsOf } from '../../src/adapters/store/incident-id';
import { toBacklog } from '../../src/adapters/store/to-backlog';
import type { IncidentId } from '../../src/ports/incident-id';
import {
  type SurfaceName,
  type SurfaceRow,
  type Surfaces,
  surfaceNames,
} from '../../src/ports/surfaces';

type MemorySurface = { -readonly [Key in keyof SurfaceRow]: SurfaceRow[Key] } & {
  wanted: number;
  since: string;
  nextAt: string;
};

/** The surfaces of the memory stores: `make` gives an incident its own, and `want` is how a recording moves them on. */
export function createMemorySurfaces(
  incident: (id: IncidentId) => { readonly channel_id: string | null } | undefined,
): Surfaces & {
  make(incidentId: IncidentId): void;
  want(incidentId: IncidentId, version: number, since: string): void;
  drop(incidentId: IncidentId): void;
} {
  const rows = new Map<string, MemorySurface>();
  const change = async (id: IncidentId, surface: SurfaceName, what: Partial<MemorySurface>) => {
    const row = rows.get(`${id} ${surface}`);
    if (row !== undefined) Object.assign(row, what);
  };
  const behind = (names: readonly SurfaceName[]) =>
    [...rows.values()].filter(
      (row) =>
        names.includes(row.surface) &&
        row.shownVersion < row.wanted &&
        !row.isAbandoned &&
        incident(row.incidentId)?.channel_id,
    );
  const atOnce = { attempts: 0, nextAt: '', problem: undefined };
  const afresh = { ...atOnce, shownDigest: undefined };
  return {
    make(incidentId) {
      for (const surface of surfaceNames)
        rows.set(`${incidentId} ${surface}`, newRow(incidentId, surface));
    },
    want(incidentId, version, since) {
      for (const row of rows.values()) {
        if (row.incidentId !== incidentId) continue;
        if (row.shownVersion >= row.wanted) row.since = since;
        row.wanted = version;
      }
    },
    drop(incidentId) {
      for (const surface of surfaceNames) rows.delete(`${incidentId} ${surface}`);
    },
    async takeBehind(names, now, leaseUntil, limit) {
      const due = behind(names)
        .filter((row) => row.nextAt <= now)
        .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
        .slice(0, limit);
      return due.map((row) => {
        const taken = toRow(row);
        Object.assign(row, { nextAt: leaseUntil, attempts: row.attempts + 1 });
        return taken;
      });
    },
    async renew(held, from, until) {
      for (const { incidentId, surface } of held) {
        const row = rows.get(`${incidentId} ${surface}`);
        if (row?.nextAt === from) row.nextAt = until;
      }
    },
    async get(incidentId, surface) {
      const row = rows.get(`${incidentId} ${surface}`);
      return row && toRow(row);
    },
    shown: (incidentId, surface, { version, digest, ref, calledAt, nextAt }) =>
      change(incidentId, surface, {
        ...atOnce,
        nextAt,
        ...(calledAt !== undefined && { calledAt }),
        shownVersion: version,
        shownDigest: digest,
        ...(ref !== undefined && { ref }),
      }),
    async defer(incidentId, surface, nextAt) {
      const row = rows.get(`${incidentId} ${surface}`);
      if (row !== undefined) Object.assign(row, { nextAt, attempts: row.attempts - 1 });
    },
    async hasten(workspaceId, problem) {
      for (const row of rows.values())
        if (row.workspaceId === workspaceId && row.problem === problem) row.nextAt = '';
    },
    async nextDue(names) {
      const due = behind(names).map((row) => row.nextAt);
      return due.sort()[0];
    },
    async backlog(names, now) {
      const since = behind(names).map((row) => row.since);
      return toBacklog(since.length, since.sort()[0] ?? null, now);
    },
    postpone: (incidentId, surface, nextAt, problem) =>
      change(incidentId, surface, { nextAt, problem }),
    outdate: (incidentId, surface) => change(incidentId, surface, { shownVersion: 0 }),
    invalidate: (incidentId, surface) =>
      change(incidentId, surface, { ...afresh, shownVersion: 0 }),
    abandon: (incidentId, surface, problem, version) =>
      change(incidentId, surface, {
        ...afresh,
        problem,
        ...(version === undefined ? { isAbandoned: true } : { shownVersion: version }),
      }),
    putBack: (incidentId, surface) =>
      change(incidentId, surface, {
        ...afresh,
        shownVersion: 0,
        ref: undefined,
        wasPutBack: true,
      }),
  };
}

function newRow(incidentId: IncidentId, surface: SurfaceName): MemorySurface {
  return {
    incidentId,
    workspaceId: partsOf(incidentId).workspaceId,
    surface,
    shownVersion: 0,
    shownDigest: undefined,
    ref: undefined,
    calledAt: undefined,
    attempts: 0,
    problem: undefined,
    isAbandoned: false,
    wasPutBack: false,
    wanted: 0,
    since: '',
    nextAt: '',
  };
}

function toRow({ wanted, since, nextAt, ...row }: MemorySurface): SurfaceRow {
  return row;
}
