import type { Kysely } from 'kysely';

/** When Slack was last called for what shows the record. */
export async function callsAndWords(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('surfaces').addColumn('called_at', 'text').execute();
  await db.schema.alterTable('homes').addColumn('called_at', 'text').execute();
}
