import { type Kysely, sql } from 'kysely';
import type { IncidentId } from '../../ports/incident-id';
import {
  type SurfaceName,
  type SurfaceRow,
  type Surfaces,
  surfaceNames,
} from '../../ports/surfaces';
import { partsOf } from './incident-id';
import type { Capabilities, Database, SurfaceColumns } from './schema';
import { storable } from './storable';
import { takeDue } from './take-due';
import { toBacklog } from './to-backlog';

const isBehind = sql<boolean>`surfaces.shown_version < surfaces.wanted_version`;

/** What is due at once, as if it had never been tried. */
const afresh = { shown_digest: null, attempts: 0, next_at: '', problem: null } as const;

/**
 * Gives an incident that is put on record its surfaces, which are to show `version`: all of it, or, where it has `shown` so
 * much already, what is recorded from then on.
 */
export function firstWanted(
  db: Kysely<Database>,
  incidentId: IncidentId,
  { version, since, shown = 0 }: { version: number; since: string; shown?: number },
) {
  const rows = surfaceNames.map((surface) => ({
    incident_id: incidentId,
    surface,
    workspace_id: partsOf(incidentId).workspaceId,
    wanted_version: version,
    wanted_since: since,
    shown_version: shown,
    attempts: 0,
    next_at: '',
    is_abandoned: 0,
    was_put_back: 0,
  }));
  return db.insertInto('surfaces').values(rows);
}

/**
 * Has every surface of an incident show `version`, within the recording's transaction. The version is kept beside what
 * is shown, not looked up in `incidents`, so that marking one shown cannot overlook one recorded at the same time.
 */
export function nextWanted(
  db: Kysely<Database>,
  incidentId: IncidentId,
  version: number,
  since: string,
) {
  return db
    .updateTable('surfaces')
    .set((eb) => ({
      wanted_version: version,
      wanted_since: eb
        .case()
        .when(isBehind)
        .then(eb.ref('surfaces.wanted_since'))
        .else(since)
        .end(),
    }))
    .where('incident_id', '=', incidentId);
}

/** The values of that query, in the order of its text. */
export function nextWantedValues(
  incidentId: IncidentId,
  version: number,
  since: string,
): readonly unknown[] {
  return [version, since, incidentId];
}

export function createKyselySurfaces(db: Kysely<Database>, capabilities: Capabilities): Surfaces {
  const change = setColumns.bind(undefined, db);
  return {
    takeBehind: (names, now, leaseUntil, limit) =>
      takeBehind(db, capabilities, { names, now, leaseUntil, limit }),
    renew: (rows, from, until) => renew(db, rows, from, until),
    async get(incidentId, surface) {
      const row = await db
        .selectFrom('surfaces')
        .selectAll()
        .where('incident_id', '=', incidentId)
        .where('surface', '=', surface)
        .executeTakeFirst();
      return row && toSurfaceRow(row);
    },
    shown: (incidentId, surface, what) => change(incidentId, surface, asShown(what)),
    async defer(incidentId, surface, nextAt) {
      await db
        .updateTable('surfaces')
        .set((eb) => ({ next_at: nextAt, attempts: eb('attempts', '-', 1) }))
        .where('incident_id', '=', incidentId)
        .where('surface', '=', surface)
        .where('attempts', '>', 0)
        .execute();
    },
    postpone: (incidentId, surface, nextAt, problem) =>
      change(incidentId, surface, { next_at: nextAt, problem }),
    hasten: hasten.bind(undefined, db),
    async nextDue(names) {
      const { due } = await behindWithChannel(db, names)
        .select((eb) => eb.fn.min<string | null>('next_at').as('due'))
        .executeTakeFirstOrThrow();
      return due ?? undefined;
    },
    backlog: (names, now) => backlog(db, names, now),
    outdate: (incidentId, surface) => change(incidentId, surface, { shown_version: 0 }),
    invalidate: (incidentId, surface) =>
      change(incidentId, surface, { ...afresh, shown_version: 0 }),
    abandon: (incidentId, surface, problem, version) =>
      change(incidentId, surface, {
        ...afresh,
        problem,
        ...(version === undefined ? { is_abandoned: 1 } : { shown_version: version }),
      }),
    putBack: (incidentId, surface) =>
      change(incidentId, surface, { ...afresh, shown_version: 0, ref: null, was_put_back: 1 }),
  };
}

function asShown({ version, digest, ref, calledAt, nextAt }: Parameters<Surfaces['shown']>[2]) {
  return {
    shown_version: version,
    shown_digest: digest,
    ...(ref !== undefined && { ref }),
    ...(calledAt !== undefined && { called_at: calledAt }),
    attempts: 0,
    next_at: nextAt,
    problem: null,
  };
}

async function hasten(db: Kysely<Database>, workspaceId: string, problem: string): Promise<void> {
  await db
    .updateTable('surfaces')
    .set({ next_at: '' })
    .where('workspace_id', '=', workspaceId)
    .where('problem', '=', problem)
    .execute();
}

async function renew(
  db: Kysely<Database>,
  rows: readonly SurfaceRow[],
  from: string,
  until: string,
): Promise<void> {
  await db
    .updateTable('surfaces')
    .set({ next_at: until })
    .where(isOneOf(rows))
    .where('next_at', '=', from)
    .execute();
}

function isOneOf(rows: readonly SurfaceRow[]) {
  const keys = rows.map((row) => sql`(${row.incidentId}, ${row.surface})`);
  return sql<boolean>`(incident_id, surface) in (values ${sql.join(keys)})`;
}

interface Wanted {
  readonly names: readonly SurfaceName[];
  readonly now: string;
  readonly leaseUntil: string;
  readonly limit: number;
}

async function takeBehind(
  db: Kysely<Database>,
  capabilities: Capabilities,
  wanted: Wanted,
): Promise<readonly SurfaceRow[]> {
  const rows = await takeDue(db, capabilities, {
    table: 'surfaces',
    due: (tx) => behind(tx, wanted),
    lease: (tx, columns) =>
      tx
        .updateTable('surfaces')
        .set((eb) => ({ next_at: wanted.leaseUntil, attempts: eb('attempts', '+', 1) }))
        .where(isOneOf(columns.map(toSurfaceRow)))
        .execute(),
  });
  return rows.map(toSurfaceRow);
}

function behind(db: Kysely<Database>, { names, now, limit }: Wanted) {
  return behindWithChannel(db, names)
    .selectAll('surfaces')
    .where('next_at', '<=', now)
    .orderBy('wanted_since')
    .orderBy('incident_id')
    .orderBy('surface')
    .limit(limit);
}

function behindWithChannel(db: Kysely<Database>, names: readonly SurfaceName[]) {
  return db
    .selectFrom('surfaces')
    .innerJoin('incidents', 'incidents.id', 'surfaces.incident_id')
    .where(isBehind)
    .where('is_abandoned', '=', 0)
    .where('surface', 'in', names)
    .where('channel_id', 'is not', null);
}

async function backlog(db: Kysely<Database>, names: readonly SurfaceName[], now: string) {
  const { waiting, since } = await behindWithChannel(db, names)
    .select((eb) => [
      eb.fn.countAll().as('waiting'),
      eb.fn.min<string | null>('wanted_since').as('since'),
    ])
    .executeTakeFirstOrThrow();
  return toBacklog(waiting, since, now);
}

async function setColumns(
  db: Kysely<Database>,
  incidentId: IncidentId,
  surface: SurfaceName,
  columns: Partial<SurfaceColumns>,
): Promise<void> {
  await db
    .updateTable('surfaces')
    .set(storable(columns))
    .where('incident_id', '=', incidentId)
    .where('surface', '=', surface)
    .execute();
}

function toSurfaceRow(row: SurfaceColumns): SurfaceRow {
  return {
    incidentId: row.incident_id,
    workspaceId: row.workspace_id,
    surface: row.surface as SurfaceName,
    shownVersion: row.shown_version,
    shownDigest: row.shown_digest ?? undefined,
    ref: row.ref ?? undefined,
    calledAt: row.called_at ?? undefined,
    attempts: row.attempts,
    problem: row.problem ?? undefined,
    isAbandoned: row.is_abandoned === 1,
    wasPutBack: row.was_put_back === 1,
  };
}
