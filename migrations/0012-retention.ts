import { type Kysely, sql } from 'kysely';
import type { DialectName } from './dialect-name';
import { required } from './required';

const table = 'timeline_entries';

/**
 * The second exception to a log that only grows: the log of an incident may be deleted as a whole, once a row of
 * `removed_incidents` says that it was removed.
 */
export async function retention(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema
    .createTable('removed_incidents')
    .addColumn('incident_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('workspace_id', 'text', required)
    .addColumn('is_private', 'integer', required)
    .addColumn('removed_at', 'text', required)
    .execute();
  // One row: when it was last looked for what is to be removed.
  await db.schema
    .createTable('retention_runs')
    .addColumn('id', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('last_at', 'text', required)
    .execute();
  // What shows how much is on record counts on, though some of it is gone.
  await db.schema
    .alterTable('workspaces')
    .addColumn('removed_entries', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  for (const statement of statements[dialect]) await sql.raw(statement).execute(db);
}

const isRemoved =
  'exists (select 1 from removed_incidents r where r.incident_id = old.incident_id)';

const statements: Record<DialectName, readonly string[]> = {
  sqlite: [
    `drop trigger ${table}_no_delete`,
    `create trigger ${table}_no_delete before delete on ${table} when not ${isRemoved}
      begin select raise(abort, '${table} is append-only'); end`,
  ],
  postgres: [
    `drop trigger ${table}_no_delete on ${table}`,
    `create function refuse_delete() returns trigger language plpgsql as $$ begin
      if ${isRemoved} then return old; end if;
      raise exception '% is append-only', tg_table_name; end $$`,
    `create trigger ${table}_no_delete before delete on ${table}
      for each row execute function refuse_delete()`,
    `create trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function refuse_change()`,
  ],
};
