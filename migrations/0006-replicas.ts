import type { Kysely } from 'kysely';
import { required } from './required';

/** Which processes share the database. */
export async function replicas(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('replicas')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('seen_at', 'text', required)
    .execute();
}
