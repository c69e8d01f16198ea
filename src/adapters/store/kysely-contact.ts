import type { Kysely } from 'kysely';
import type { Contact } from '../../ports/contact';
import type { Database } from './schema';

/** There is one row. */
const id = 1;

export function createKyselyContact(db: Kysely<Database>): Contact {
  return {
    async last() {
      const row = await db
        .selectFrom('contact')
        .select('last_at')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.last_at;
    },
    async note(at) {
      await db
        .insertInto('contact')
        .values({ id, last_at: at })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ last_at: at }).where('contact.last_at', '<', at),
        )
        .execute();
    },
  };
}
