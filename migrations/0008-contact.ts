import type { Kysely } from 'kysely';

/** Until when the bot was told of whatever happened in Slack. */
export async function contact(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contact')
    .addColumn('id', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('last_at', 'text', (column) => column.notNull())
    .execute();
}
