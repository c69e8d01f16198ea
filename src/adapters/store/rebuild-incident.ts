import type { Transaction } from 'kysely';
import type { IncidentState } from '../../domain/incident-state';
import type { IncidentId } from '../../ports/incident-id';
import { VersionConflict } from '../../ports/incident-store';
import { fromRow } from './entry-row';
import { reindex } from './entry-words';
import type { Capabilities, Database } from './schema';
import { allItems, incidentRow } from './write-incident';

/** Writes the read tables of one incident from `state`. Throws VersionConflict if that is not the state of the whole log. */
export async function rebuildIncident(
  tx: Transaction<Database>,
  capabilities: Capabilities,
  id: IncidentId,
  state: IncidentState,
): Promise<void> {
  await tx
    .selectFrom('incidents')
    .select('id')
    .where('id', '=', id)
    .$if(capabilities.hasRowLocks, (query) => query.forUpdate())
    .execute();
  const log = tx.selectFrom('timeline_entries').where('incident_id', '=', id);
  const { version } = await log
    .select((eb) => eb.fn.max('seq').as('version'))
    .executeTakeFirstOrThrow();
  if (version !== state.version) {
    throw new VersionConflict(`the log of ${id} is ${version} long, not ${state.version}`);
  }
  const first = await log.selectAll().where('seq', '=', 1).executeTakeFirstOrThrow();
  await incidentRow(tx, id, fromRow(first), state).execute();
  for (const query of allItems(tx, id, state)) await query.execute();
  await reindex(tx, id, state);
}
