import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import { VersionConflict } from '../../ports/incident-store';
import type { Capabilities, Database } from './schema';
import type { Statement, Transact } from './statement';
import { createTogether } from './together';

/** Carries statements out in transactions of Kysely's. */
export function transactionsOf(db: Kysely<Database>, { hasRowLocks }: Capabilities): Transact {
  // Where several can write at once, waiting for each other would only hold them up.
  const transact = hasRowLocks
    ? (work: (tx: Transaction<Database>) => Promise<void>) => db.transaction().execute(work)
    : createTogether(db);
  return (statements) => transact((tx) => carryOut(tx, statements));
}

/** One after the other, within a transaction. Throws VersionConflict for one that had to change a row and did not. */
export async function carryOut(
  tx: Transaction<Database>,
  statements: readonly Statement[],
): Promise<void> {
  for (const { sql, values, mustChange } of statements) {
    const { numAffectedRows } = await tx.executeQuery(CompiledQuery.raw(sql, [...values]));
    if (mustChange !== undefined && numAffectedRows === 0n) throw new VersionConflict(mustChange);
  }
}
