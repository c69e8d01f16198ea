import { type Kysely, sql } from 'kysely';
import { addMs, SECOND, toIso } from '../../domain/time/instant';
import type { Replicas } from '../../ports/replicas';
import type { Database } from './schema';

/** Nobody has heard of a process for this long: it is gone. */
const goneAfterMs = 10 * SECOND;

/** A file has one process; it is told the time of its machine. */
export function createSoleReplica(): Replicas {
  return {
    beat: async () => ({ alive: 1, now: toIso(Date.now()) }),
    leave: async () => undefined,
  };
}

/** Processes on one server say so in a table, by the server's clock. */
export function createPostgresReplicas(db: Kysely<Database>): Replicas {
  return {
    async beat(id) {
      const now = await timeAt(db);
      const gone = addMs(now, -goneAfterMs);
      await db
        .insertInto('replicas')
        .values({ id, seen_at: now })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now }))
        .execute();
      await db.deleteFrom('replicas').where('seen_at', '<', gone).execute();
      const { alive } = await db
        .selectFrom('replicas')
        .select((eb) => eb.fn.countAll().as('alive'))
        .executeTakeFirstOrThrow();
      return { alive: Number(alive), now };
    },
    async leave(id) {
      await db.deleteFrom('replicas').where('id', '=', id).execute();
    },
  };
}

async function timeAt(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ ms: string }>`
    select floor(extract(epoch from clock_timestamp()) * 1000) as ms`.execute(db);
  return toIso(Number(rows[0]?.ms));
}
