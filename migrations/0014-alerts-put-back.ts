import type { Kysely } from 'kysely';

/** What became of an alert's message that somebody deleted. */
export async function alertsPutBack(db: Kysely<unknown>): Promise<void> {
  for (const name of ['was_put_back', 'is_abandoned'])
    await db.schema
      .alterTable('alert_groups')
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
}
