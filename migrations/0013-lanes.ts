import { type Kysely, sql } from 'kysely';

/** Steps that lead elsewhere than to Slack, and wait only for those of their own lane. */
export async function lanes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('outbox')
    .addColumn('via', 'text', (column) => column.notNull().defaultTo('slack'))
    .execute();
  await db.schema
    .alterTable('outbox')
    .addColumn('lane', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema.dropIndex('outbox_waiting').execute();
  await db.schema
    .createIndex('outbox_waiting')
    .on('outbox')
    .columns(['incident_id', 'via', 'lane', 'id'])
    .where(sql<boolean>`state = 'waiting'`)
    .execute();
}
