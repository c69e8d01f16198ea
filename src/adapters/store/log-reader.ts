import type { Kysely } from 'kysely';
import type { IncidentStore } from '../../ports/incident-store';
import { fromRow } from './entry-row';
import { readyQuery } from './ready-query';
import type { Database } from './schema';

/** Reads logs as the port says; its text is made once for each reader. */
export function logReader(db: Kysely<Database>): IncidentStore['load'] {
  const ready = readyQuery(() =>
    db
      .selectFrom('timeline_entries')
      .selectAll()
      .where('incident_id', '=', '')
      .where('seq', '>', 0)
      .orderBy('seq'),
  );
  return async (id, after = 0) => {
    const { rows } = await db.executeQuery(ready.with([id, after]));
    return rows.map(fromRow);
  };
}
