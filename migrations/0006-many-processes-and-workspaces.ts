import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

/** Which processes share the database, where the app is installed, and which of its invitations were used. */
export async function manyProcessesAndWorkspaces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('replicas')
    .addColumn('id', 'text', primary)
    .addColumn('seen_at', 'text', required)
    .execute();
  await db.schema
    .createTable('installations')
    .addColumn('id', 'text', primary)
    .addColumn('is_org_wide', 'integer', required)
    .addColumn('enterprise_id', 'text')
    .addColumn('name', 'text', required)
    .addColumn('app_id', 'text', required)
    .addColumn('bot_id', 'text', required)
    .addColumn('bot_user_id', 'text', required)
    .addColumn('scopes', 'text', required)
    .addColumn('installed_by', 'text', required)
    .addColumn('installed_at', 'text', required)
    .addColumn('tokens', 'text')
    .addColumn('expires_at', 'text')
    .addColumn('removed_at', 'text')
    .execute();
  await db.schema
    .createTable('used_states')
    .addColumn('id', 'text', primary)
    .addColumn('expires_at', 'text', required)
    .execute();
}

function required(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull();
}

function primary(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull().primaryKey();
}
