import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import type { Capabilities, Database } from './schema';

interface Taking<From extends keyof Database, Row> {
  /** Whose rows are taken: they are held until the transaction ends, and what others hold is left out. */
  readonly table: From;
  due(db: Kysely<Database>): SelectQueryBuilder<Database, From, Row>;
  /** Marks it as begun, so that nobody else takes it. */
  lease(tx: Transaction<Database>, rows: readonly Row[]): Promise<unknown>;
}

/**
 * Takes what is due, each row once however many ask. Looks before it begins to write: mostly there is nothing to take, and
 * those who record would wait for the transaction.
 */
export async function takeDue<From extends keyof Database, Row>(
  db: Kysely<Database>,
  { hasRowLocks }: Capabilities,
  { table, due, lease }: Taking<From, Row>,
): Promise<readonly Row[]> {
  if ((await due(db).execute()).length === 0) return [];
  return db.transaction().execute(async (tx) => {
    const rows = await due(tx)
      .$if(hasRowLocks, (query) => query.forUpdate(table).skipLocked())
      .execute();
    if (rows.length > 0) await lease(tx, rows);
    return rows;
  });
}
