import { type Kysely, sql } from 'kysely';
import { required } from './required';

/** Groups of alerts, and what is shown of each. */
export async function alerts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('alert_groups')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('workspace_id', 'text', required)
    .addColumn('source', 'text', required)
    .addColumn('key', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('title', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('url', 'text')
    .addColumn('count', 'integer', required)
    .addColumn('started_at', 'text', required)
    .addColumn('told_at', 'text', required)
    .addColumn('last_at', 'text', required)
    .addColumn('resolved_at', 'text')
    .addColumn('answer', 'text')
    .addColumn('incident_id', 'text')
    .addColumn('answered_by', 'text')
    .addColumn('version', 'integer', required)
    .addColumn('shown_version', 'integer', required)
    .addColumn('shown_digest', 'text')
    .addColumn('ref', 'text')
    .addColumn('attempts', 'integer', required)
    .addColumn('next_at', 'text', required)
    .addColumn('problem', 'text')
    .execute();
  // Of the groups of one key, at most one fires at a time.
  await sql`create unique index alert_groups_firing on alert_groups (workspace_id, source, key)
    where state = 'firing'`.execute(db);
  await sql`create index alert_groups_behind on alert_groups (next_at)
    where shown_version < version`.execute(db);
}
