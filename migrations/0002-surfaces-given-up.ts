import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

/** Surfaces that Slack does not let us keep, and those that somebody took away and that were put back. */
export async function surfacesGivenUp(db: Kysely<unknown>): Promise<void> {
  for (const column of ['is_abandoned', 'was_put_back']) {
    await db.schema.alterTable('surfaces').addColumn(column, 'integer', notYet).execute();
  }
}

function notYet(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull().defaultTo(0);
}
