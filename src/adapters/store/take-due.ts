import type { Kysely, Transaction } from 'kysely';
import type { Capabilities, Database } from './schema';

interface Taking<Row> {
  /** What is due; `locks`: held until the transaction ends, without what others hold. */
  due(db: Kysely<Database>, locks: boolean): Promise<readonly Row[]>;
  /** Marks it as begun, so that nobody else takes it. */
  lease(tx: Transaction<Database>, rows: readonly Row[]): Promise<unknown>;
}

/**
 * Takes what is due, each row once however many ask. Looks before it begins to write: mostly there is nothing to take, and
 * those who record would wait for the transaction.
 */
export async function takeDue<Row>(
  db: Kysely<Database>,
  { hasRowLocks }: Capabilities,
  { due, lease }: Taking<Row>,
): Promise<readonly Row[]> {
  if ((await due(db, false)).length === 0) return [];
  return db.transaction().execute(async (tx) => {
    const rows = await due(tx, hasRowLocks);
    if (rows.length > 0) await lease(tx, rows);
    return rows;
  });
}
