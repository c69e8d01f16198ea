import type { Kysely } from 'kysely';

/** Why somebody's App Home does not show the record. */
export async function homeProblems(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('homes').addColumn('problem', 'text').execute();
}
