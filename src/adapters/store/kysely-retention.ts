import { type Kysely, sql, type Transaction } from 'kysely';
import type { Retention } from '../../ports/retention';
import { forgetting } from './entry-words';
import { incidentIdOf } from './incident-id';
import type { Capabilities, Database } from './schema';
import { toIncidentRow } from './to-incident-row';

/** Everything that belongs to an incident, before what it refers to. */
const belonging = [
  'outbox',
  'surfaces',
  'hypotheses',
  'escalations',
  'action_items',
  'attachments',
  'timeline_entries',
] as const;

const onlyRow = 1;

export function createKyselyRetention(
  db: Kysely<Database>,
  { emptyJournal }: Capabilities,
): Retention {
  return {
    async due(closedUntil) {
      const rows = await db
        .selectFrom('incidents')
        .selectAll()
        .where('status', '=', 'closed')
        .where('closed_at', '<=', closedUntil)
        .where(isDone)
        .orderBy('closed_at')
        .orderBy('id')
        .execute();
      return rows.map(toIncidentRow);
    },
    async remove(id, version, at) {
      const isRemoved = await db.transaction().execute((tx) => remove(tx, id, version, at));
      if (isRemoved) emptyJournal?.();
      return isRemoved;
    },
    async removed(workspaceId, number) {
      const row = await db
        .selectFrom('removed_incidents')
        .select(['is_private', 'removed_at'])
        .where('incident_id', '=', incidentIdOf(workspaceId, number))
        .executeTakeFirst();
      return row && { isPrivate: row.is_private === 1, removedAt: row.removed_at };
    },
    async lastRun() {
      const row = await db.selectFrom('retention_runs').select('last_at').executeTakeFirst();
      return row?.last_at;
    },
    async noteRun(at) {
      await db
        .insertInto('retention_runs')
        .values({ id: onlyRow, last_at: at })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ last_at: at }))
        .execute();
    },
  };
}

/** Nothing is to be done in Slack for it any more. */
const isDone = sql<boolean>`not exists (
  select 1 from outbox where outbox.incident_id = incidents.id and outbox.state = 'waiting')`;

async function remove(
  tx: Transaction<Database>,
  id: string,
  version: number,
  at: string,
): Promise<boolean> {
  // Changes nothing, and has whoever records at the same time wait; they find no incident then.
  const row = await tx
    .updateTable('incidents')
    .set({ version })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'closed')
    .where(isDone)
    .returning(['workspace_id', 'is_private'])
    .executeTakeFirst();
  if (row === undefined) return false;
  const said = { is_private: row.is_private, removed_at: at };
  await tx
    .insertInto('removed_incidents')
    .values({ incident_id: id, workspace_id: row.workspace_id, ...said })
    .onConflict((conflict) => conflict.column('incident_id').doUpdateSet(said))
    .execute();
  await tx
    .updateTable('workspaces')
    // One more than there were, so that what shows the record is written anew without it.
    .set((eb) => ({ removed_entries: eb('removed_entries', '+', version + 1) }))
    .where('id', '=', row.workspace_id)
    .execute();
  await letGoOfAlerts(tx, id);
  await forgetting(tx, id).execute();
  for (const table of belonging) {
    await tx.deleteFrom(table).where('incident_id', '=', id).execute();
  }
  await tx.deleteFrom('incidents').where('id', '=', id).execute();
  return true;
}

/** Groups that are over go with their incident; one that still fires is there to be answered again. */
async function letGoOfAlerts(tx: Transaction<Database>, id: string): Promise<void> {
  await tx
    .deleteFrom('alert_groups')
    .where('incident_id', '=', id)
    .where('state', '=', 'resolved')
    .execute();
  await tx
    .updateTable('alert_groups')
    .set((eb) => ({
      incident_id: null,
      answer: null,
      answered_by: null,
      version: eb('version', '+', 1),
      next_at: '',
    }))
    .where('incident_id', '=', id)
    .execute();
}
