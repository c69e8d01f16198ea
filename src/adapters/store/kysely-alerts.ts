import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Iso } from '../../domain/time/instant';
import type { AlertAnswer, AlertGroup, AlertNews, Alerts, AlertToShow } from '../../ports/alerts';
import type { AlertColumns, Capabilities, Database } from './schema';
import { takeDue } from './take-due';
import { toBacklog } from './to-backlog';

export function createKyselyAlerts(db: Kysely<Database>, capabilities: Capabilities): Alerts {
  return {
    async tell(workspaceId, news, at) {
      const row =
        news.state === 'firing'
          ? await fire(db, workspaceId, news, at)
          : await resolve(db, workspaceId, news, at);
      return row && toGroup(row);
    },
    get: (id) => get(db, id),
    async answer(id, { kind, incidentId = null, byName }) {
      await db
        .updateTable('alert_groups')
        .set((eb) => ({
          answer: kind,
          incident_id: incidentId,
          answered_by: byName,
          version: eb('version', '+', 1),
        }))
        .where('id', '=', id)
        .where('answer', 'is', null)
        .execute();
      return get(db, id);
    },
    async waiting() {
      const rows = await db
        .selectFrom('alert_groups')
        .select('workspace_id')
        .distinct()
        .where(isFiring)
        .where('answer', 'is', null)
        .execute();
      return rows.map((row) => row.workspace_id);
    },
    async touch(workspaceId) {
      await db
        .updateTable('alert_groups')
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .where('workspace_id', '=', workspaceId)
        .where(isFiring)
        .where('answer', 'is', null)
        .execute();
    },
    ...showing(db, capabilities),
  };
}

type Showing = Pick<
  Alerts,
  | 'takeBehind'
  | 'renew'
  | 'shown'
  | 'defer'
  | 'postpone'
  | 'abandon'
  | 'putBack'
  | 'backlog'
  | 'nextDue'
>;

/** What is shown of each, and what is not yet. */
function showing(db: Kysely<Database>, capabilities: Capabilities): Showing {
  return {
    takeBehind: (now, leaseUntil, limit) => take(db, capabilities, { now, leaseUntil, limit }),
    async renew(ids, from, until) {
      await db
        .updateTable('alert_groups')
        .set({ next_at: until })
        .where('id', 'in', [...ids])
        .where('next_at', '=', from)
        .execute();
    },
    async shown(id, { version, digest, ref, nextAt = '' }) {
      const shows = { shown_version: version, shown_digest: digest, ref };
      await change(db, id, { ...shows, attempts: 0, next_at: nextAt, problem: null });
    },
    async defer(id, nextAt) {
      await one(db, id)
        .set((eb) => ({ next_at: nextAt, attempts: eb('attempts', '-', 1) }))
        .execute();
    },
    postpone: (id, nextAt, problem) => change(db, id, { next_at: nextAt, problem }),
    abandon: (id, problem, version) =>
      change(db, id, {
        ...{ attempts: 0, next_at: '', problem },
        ...(version === undefined ? { is_abandoned: 1 } : { shown_version: version }),
      }),
    putBack: (id) =>
      change(db, id, {
        ...{ ref: null, shown_digest: null, attempts: 0 },
        ...{ next_at: '', was_put_back: 1 },
      }),
    async backlog(now) {
      const { waiting, since } = await db
        .selectFrom('alert_groups')
        .select((eb) => [
          eb.fn.countAll().as('waiting'),
          eb.fn.min<string | null>('last_at').as('since'),
        ])
        .where(isBehind)
        .executeTakeFirstOrThrow();
      return toBacklog(waiting, since, now);
    },
    async nextDue() {
      const row = await db
        .selectFrom('alert_groups')
        .select('next_at')
        .where(isBehind)
        .orderBy('next_at')
        .limit(1)
        .executeTakeFirst();
      return row?.next_at;
    },
  };
}

/** Written out, so that the indexes of such rows are used. */
const isFiring = sql<boolean>`state = 'firing'`;
const isBehind = sql<boolean>`shown_version < version and is_abandoned = 0`;

/** One statement, so that two programs told of the same group at once agree. */
async function fire(
  db: Kysely<Database>,
  workspaceId: string,
  { source, key, title, text, url, at: startedAt }: AlertNews,
  at: Iso,
): Promise<AlertColumns> {
  const says = { title, text, url: url ?? null, last_at: at };
  return db
    .insertInto('alert_groups')
    .values({
      ...says,
      id: randomUUID(),
      workspace_id: workspaceId,
      source,
      key,
      state: 'firing',
      count: 1,
      started_at: startedAt,
      told_at: at,
      version: 1,
      shown_version: 0,
      attempts: 0,
      next_at: '',
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'source', 'key'])
        .where(isFiring)
        .doUpdateSet((eb) => ({
          ...says,
          count: eb('alert_groups.count', '+', 1),
          version: eb('alert_groups.version', '+', 1),
        })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function resolve(
  db: Kysely<Database>,
  workspaceId: string,
  { source, key, at: resolvedAt }: AlertNews,
  at: Iso,
): Promise<AlertColumns | undefined> {
  return db
    .updateTable('alert_groups')
    .set((eb) => ({
      state: 'resolved',
      resolved_at: resolvedAt,
      last_at: at,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('source', '=', source)
    .where('key', '=', key)
    .where(isFiring)
    .returningAll()
    .executeTakeFirst();
}

async function get(db: Kysely<Database>, id: string): Promise<AlertGroup | undefined> {
  const row = await db
    .selectFrom('alert_groups')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toGroup(row);
}

interface Wanted {
  readonly now: Iso;
  readonly leaseUntil: Iso;
  readonly limit: number;
}

async function take(
  db: Kysely<Database>,
  capabilities: Capabilities,
  wanted: Wanted,
): Promise<readonly AlertToShow[]> {
  const rows = await takeDue(db, capabilities, {
    table: 'alert_groups',
    due: (tx) => behind(tx, wanted),
    lease: (tx, groups) =>
      tx
        .updateTable('alert_groups')
        .set((eb) => ({ next_at: wanted.leaseUntil, attempts: eb('attempts', '+', 1) }))
        .where(
          'id',
          'in',
          groups.map(({ id }) => id),
        )
        .execute(),
  });
  return rows.map(toShow);
}

function behind(db: Kysely<Database>, { now, limit }: Wanted) {
  return db
    .selectFrom('alert_groups')
    .selectAll()
    .where(isBehind)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('last_at')
    .limit(limit);
}

function one(db: Kysely<Database>, id: string) {
  return db.updateTable('alert_groups').where('id', '=', id);
}

async function change(
  db: Kysely<Database>,
  id: string,
  columns: Partial<AlertColumns>,
): Promise<void> {
  await one(db, id).set(columns).execute();
}

function toShow(row: AlertColumns): AlertToShow {
  return {
    group: toGroup(row),
    version: row.version,
    attempts: row.attempts,
    wasPutBack: row.was_put_back === 1,
    ...(row.ref !== null && { ref: row.ref }),
    ...(row.shown_digest !== null && { shownDigest: row.shown_digest }),
  };
}

function toGroup(row: AlertColumns): AlertGroup {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    source: row.source,
    key: row.key,
    state: row.state,
    title: row.title,
    text: row.text,
    count: row.count,
    startedAt: row.started_at,
    toldAt: row.told_at,
    lastAt: row.last_at,
    ...(row.url !== null && { url: row.url }),
    ...(row.resolved_at !== null && { resolvedAt: row.resolved_at }),
    ...(row.answer !== null && { answer: toAnswer(row, row.answer) }),
  };
}

function toAnswer(row: AlertColumns, kind: AlertAnswer['kind']): AlertAnswer {
  return {
    kind,
    byName: row.answered_by ?? '',
    ...(row.incident_id !== null && { incidentId: row.incident_id }),
  };
}
