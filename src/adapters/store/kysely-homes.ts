import { type Kysely, sql } from 'kysely';
import type { HomeRow, Homes } from '../../ports/homes';
import type { Capabilities, Database, HomeColumns } from './schema';
import { takeDue } from './take-due';

type Wanted = Parameters<Homes['takeBehind']>[0];

/** Why it was last tried in vain stays, so that the same reason is no news. */
const justOpened = {
  // Behind a workspace without an incident, too.
  shown_version: -1,
  shown_digest: null,
  called_at: null,
  attempts: 0,
  next_at: '',
};

export function createKyselyHomes(db: Kysely<Database>, capabilities: Capabilities): Homes {
  return {
    opened: (workspaceId, userId, at) => opened(db, workspaceId, userId, at),
    async takeBehind(wanted) {
      const taken: HomeRow[] = [];
      for (const workspace of await versions(db, wanted)) {
        taken.push(...(await take(db, capabilities, workspace, wanted)));
      }
      return taken;
    },
    async renew(rows, from, until) {
      const held = rows.map((row) => sql`(${row.workspaceId}, ${row.userId})`);
      await db
        .updateTable('homes')
        .set({ next_at: until })
        .where(sql<boolean>`(workspace_id, user_id) in (values ${sql.join(held)})`)
        .where('next_at', '=', from)
        .execute();
    },
    async shown(row, digest, { calledAt, nextAt }) {
      const columns = {
        shown_digest: digest,
        attempts: 0,
        next_at: nextAt,
        problem: null,
      };
      await one(db, row)
        .set({
          ...columns,
          ...(calledAt !== undefined && { called_at: calledAt }),
          shown_version: row.version,
        })
        .execute();
    },
    async defer(row, nextAt) {
      await one(db, row).set({ next_at: nextAt, attempts: row.attempts }).execute();
    },
    async postpone(row, nextAt, problem) {
      await one(db, row).set({ next_at: nextAt, problem }).execute();
    },
    async giveUp(row, problem) {
      await one(db, row).set({ opened_at: '', problem }).execute();
    },
    async problemOf(workspaceId, userId) {
      const row = await db
        .selectFrom('homes')
        .select('problem')
        .where('workspace_id', '=', workspaceId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row?.problem ?? undefined;
    },
  };
}

async function opened(
  db: Kysely<Database>,
  workspaceId: string,
  userId: string,
  at: string,
): Promise<void> {
  const columns = { ...justOpened, opened_at: at };
  await db
    .insertInto('homes')
    .values({ workspace_id: workspaceId, user_id: userId, openings: 1, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'user_id'])
        .doUpdateSet((eb) => ({ ...columns, openings: eb('homes.openings', '+', 1) })),
    )
    .execute();
}

interface WorkspaceVersion {
  readonly id: string;
  readonly version: number;
}

/** How many entries are on record, or were, for each workspace in which somebody opened their home. */
async function versions(
  db: Kysely<Database>,
  { since }: Wanted,
): Promise<readonly WorkspaceVersion[]> {
  return db
    .selectFrom('homes')
    .select((eb) => [
      'workspace_id as id',
      eb
        .selectFrom('incidents')
        .whereRef('incidents.workspace_id', '=', 'homes.workspace_id')
        .select(
          sql<number>`cast(coalesce(sum(version), 0) + coalesce((
            select removed_entries from workspaces where workspaces.id = homes.workspace_id
          ), 0) as integer)`.as('version'),
        )
        .$asScalar()
        .$notNull()
        .as('version'),
    ])
    .where('opened_at', '>=', since)
    .groupBy('workspace_id')
    .execute();
}

async function take(
  db: Kysely<Database>,
  capabilities: Capabilities,
  workspace: WorkspaceVersion,
  wanted: Wanted,
): Promise<readonly HomeRow[]> {
  const rows = await takeDue(db, capabilities, {
    table: 'homes',
    due: (tx) => behind(tx, workspace, wanted),
    lease: (tx, homes) =>
      tx
        .updateTable('homes')
        .set((eb) => ({ next_at: wanted.leaseUntil, attempts: eb('attempts', '+', 1) }))
        .where('workspace_id', '=', workspace.id)
        .where(
          'user_id',
          'in',
          homes.map((home) => home.user_id),
        )
        .execute(),
  });
  return rows.map((row) => toHomeRow(row, workspace));
}

function behind(
  db: Kysely<Database>,
  { id, version }: WorkspaceVersion,
  { since, now, limit }: Wanted,
) {
  return db
    .selectFrom('homes')
    .selectAll()
    .where('workspace_id', '=', id)
    .where('opened_at', '>=', since)
    .where('shown_version', '<', version)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('user_id')
    .limit(limit);
}

function one(db: Kysely<Database>, { workspaceId, userId, openings }: HomeRow) {
  return db
    .updateTable('homes')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .where('openings', '=', openings);
}

function toHomeRow(row: HomeColumns, { version }: WorkspaceVersion): HomeRow {
  return {
    workspaceId: row.workspace_id,
    userId: row.user_id,
    version,
    shownDigest: row.shown_digest ?? undefined,
    calledAt: row.called_at ?? undefined,
    attempts: row.attempts,
    openings: row.openings,
    problem: row.problem ?? undefined,
  };
}
