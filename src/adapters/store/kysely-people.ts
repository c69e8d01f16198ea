import type { Kysely } from 'kysely';
import type { People } from '../../ports/people';
import type { Database } from './schema';
import { storable } from './storable';

export function createKyselyPeople(db: Kysely<Database>): People {
  return {
    async get(workspaceId, id) {
      const row = await db
        .selectFrom('people')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { name, zone, is_guest, is_stranger, is_bot, seen_at } = row;
      return {
        workspaceId,
        id,
        name,
        zone,
        isGuest: is_guest === 1,
        isStranger: is_stranger === 1,
        isBot: is_bot === 1,
        seenAt: seen_at,
      };
    },
    async put({ workspaceId, id, name, zone, isGuest, isStranger, isBot, seenAt }) {
      const columns = storable({
        name,
        zone,
        is_guest: Number(isGuest),
        is_stranger: Number(isStranger),
        is_bot: Number(isBot),
        seen_at: seenAt,
      });
      await db
        .insertInto('people')
        .values({ workspace_id: workspaceId, id, ...columns })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(columns))
        .execute();
    },
  };
}
