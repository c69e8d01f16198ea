import type { Kysely } from 'kysely';
import { required } from './required';

/** Where the bot is installed, which organisation a workspace belongs to, and which tries to install it are used up. */
export async function installations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installations')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('enterprise_id', 'text')
    .addColumn('name', 'text', required)
    .addColumn('bot_id', 'text', required)
    .addColumn('bot_user_id', 'text', required)
    .addColumn('app_id', 'text', required)
    .addColumn('scopes', 'text', required)
    .addColumn('installed_by', 'text', required)
    .addColumn('installed_at', 'text', required)
    .addColumn('sealed_tokens', 'text')
    .addColumn('key_id', 'text')
    .addColumn('expires_at', 'text')
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema
    .createTable('org_workspaces')
    .addColumn('workspace_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('enterprise_id', 'text', required)
    .execute();
  await db.schema
    .createTable('used_states')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('until', 'text', required)
    .execute();
}
