import type { Kysely } from 'kysely';
import type { Attachments } from '../../ports/attachments';
import type { Database } from './schema';
import { storable } from './storable';

export function createKyselyAttachments(db: Kysely<Database>): Attachments {
  return {
    async put(incidentId, { id, name, mimetype, bytes }) {
      // Both drivers bind a Buffer; a bare Uint8Array is taken by one of them only.
      const row = storable({
        incident_id: incidentId,
        id,
        name,
        mimetype,
        bytes: Buffer.from(bytes),
      });
      await db
        .insertInto('attachments')
        .values(row)
        .onConflict((conflict) => conflict.columns(['incident_id', 'id']).doNothing())
        .execute();
    },
    async list(incidentId) {
      const rows = await db
        .selectFrom('attachments')
        .select(['id', 'name', 'mimetype', 'bytes'])
        .where('incident_id', '=', incidentId)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, bytes: new Uint8Array(row.bytes) }));
    },
  };
}
