import type { Kysely } from 'kysely';
import { required } from './required';

/** Who has opened their App Home, and what it shows. */
export async function homes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('homes')
    .addColumn('workspace_id', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('opened_at', 'text', required)
    .addColumn('shown_version', 'integer', required)
    .addColumn('shown_digest', 'text')
    .addColumn('attempts', 'integer', required)
    .addColumn('next_at', 'text', required)
    .addPrimaryKeyConstraint('homes_key', ['workspace_id', 'user_id'])
    .execute();
}
