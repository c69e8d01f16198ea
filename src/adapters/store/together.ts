import type { Kysely, Transaction } from 'kysely';
import { StoreUnavailable } from '../../ports/incident-store';
import type { Database } from './schema';
import { translateError } from './translate-errors';

type Work = (tx: Transaction<Database>) => Promise<void>;

interface Waiting {
  readonly work: Work;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** A transaction of this many keeps nobody waiting long. */
const mostAtOnce = 100;

/**
 * Runs what is asked for at the same time in one transaction: a commit waits for the disk, and several can wait for it
 * together. Work fails alone: where one does, each is done in a transaction of its own. Work may be called twice.
 */
export function createTogether(db: Kysely<Database>): (work: Work) => Promise<void> {
  const waiting: Waiting[] = [];
  let isDraining = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) await commit(waiting.splice(0, mostAtOnce));
    isDraining = false;
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    try {
      await db.transaction().execute(async (tx) => {
        for (const { work } of batch) await work(tx);
      });
    } catch (error) {
      return failed(batch, error);
    }
    for (const { resolve } of batch) resolve();
  }

  async function failed(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (batch.length === 1 || isNobodysFault(error)) for (const { reject } of batch) reject(error);
    else for (const one of batch) await commit([one]);
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      if (isDraining) return;
      isDraining = true;
      // Requests that arrived together are read one by one; this waits until all of them have been.
      setImmediate(() => void drain());
    });
}

/** A database that cannot be used fails each in the same way, after the same wait for a lock. */
function isNobodysFault(error: unknown): boolean {
  return translateError(error) instanceof StoreUnavailable;
}
