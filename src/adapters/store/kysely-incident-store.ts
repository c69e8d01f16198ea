import type { Kysely, Transaction } from 'kysely';
import { isCorrection } from '../../domain/entries';
import { type IncidentStore, VersionConflict } from '../../ports/incident-store';
import { incidentIdOf } from './incident-id';
import { incidentQueries } from './incident-queries';
import { logReader } from './log-reader';
import { rebuildIncident } from './rebuild-incident';
import { recordingStatements } from './recording-statements';
import { isRedaction } from './redact-rows';
import type { Capabilities, Database } from './schema';
import type { Transact } from './statement';
import { carryOut } from './transactions';

/** The log and the tables read from it, in one transaction each time. */
export function createKyselyIncidentStore(
  db: Kysely<Database>,
  capabilities: Capabilities,
  transact: Transact,
): IncidentStore {
  const statements = recordingStatements(db);
  const load = logReader(db);
  return {
    ...incidentQueries(db, capabilities),
    open: (workspaceId, build) =>
      db.transaction().execute(async (tx) => {
        const number = await nextNumber(tx, workspaceId);
        const id = incidentIdOf(workspaceId, number);
        await carryOut(tx, statements.opened(id, build(number, id)));
        return { id, number };
      }),
    async append(id, expectedVersion, recording, after) {
      // What the log was is needed where it is corrected, and for when a step without an entry is queued.
      const { entries } = recording;
      const isLogNeeded = entries.length === 0 || entries.some(isCorrection);
      const before = isLogNeeded ? (await load(id)).slice(0, expectedVersion) : [];
      if (isLogNeeded && before.length < expectedVersion)
        throw new VersionConflict(`${id} is not at version ${expectedVersion} yet`);
      const place = { what: recording, after };
      await transact(statements.appended(id, expectedVersion, recording, before), place);
      if (entries.some(isRedaction)) capabilities.emptyJournal?.();
    },
    keepsOrder: capabilities.keepsOrder ?? false,
    load,
    rebuild: (id, state) =>
      db.transaction().execute((tx) => rebuildIncident(tx, capabilities, id, state)),
  };
}

/** Whoever comes second waits for the first one's row: no number is given twice, and a rollback gives it back. */
async function nextNumber(tx: Transaction<Database>, workspaceId: string): Promise<number> {
  const { last_number } = await tx
    .insertInto('workspaces')
    .values({ id: workspaceId, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({ last_number: eb('workspaces.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number;
}
