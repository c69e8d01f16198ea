import type { Kysely } from 'kysely';

/** How often each App Home was opened, so that what was made for one opening does not count for the next. */
export async function homeOpenings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('homes')
    .addColumn('openings', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
}
