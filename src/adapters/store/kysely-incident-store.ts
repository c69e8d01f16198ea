import type { Kysely, Transaction } from 'kysely';
import type { TimelineEntry } from '../../domain/entries';
import {
  type IncidentId,
  type IncidentStore,
  type Recording,
  VersionConflict,
} from '../../ports/incident-store';
import { loadLog, toRow } from './entry-row';
import { indexEntries } from './entry-words';
import { incidentIdOf } from './incident-id';
import { incidentQueries } from './incident-queries';
import { queueSteps } from './kysely-outbox';
import { wantVersion } from './kysely-surfaces';
import { incidentColumns } from './read-tables';
import { rebuildIncident } from './rebuild-incident';
import type { Capabilities, Database } from './schema';
import { createTogether } from './together';
import { replaceItems, upsertIncident } from './write-incident';

/** The log and the tables read from it, in one transaction each time. */
export function createKyselyIncidentStore(
  db: Kysely<Database>,
  capabilities: Capabilities,
): IncidentStore {
  // Where several can write at once, waiting for each other would only hold them up.
  const transact = capabilities.hasRowLocks
    ? (work: (tx: Transaction<Database>) => Promise<void>) => db.transaction().execute(work)
    : createTogether(db);
  return {
    ...incidentQueries(db, capabilities),
    open: (workspaceId, build) =>
      db.transaction().execute(async (tx) => {
        const number = await nextNumber(tx, workspaceId);
        const id = incidentIdOf(workspaceId, number);
        const recording = build(number, id);
        await upsertIncident(tx, id, recording.entries[0], recording.state);
        await record(tx, id, recording);
        return { id, number };
      }),
    append: (id, expectedVersion, recording) =>
      transact(async (tx) => {
        await advance(tx, id, expectedVersion, recording);
        await record(tx, id, recording);
      }),
    load: (id, after) => loadLog(db, id, after),
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

/** Moves the incident's row on from the version expected, which also keeps everybody else out until the end. */
async function advance(
  tx: Transaction<Database>,
  id: IncidentId,
  expectedVersion: number,
  { state }: Recording,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('incidents')
    .set(incidentColumns(state))
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    throw new VersionConflict(`${id} is no longer at version ${expectedVersion}`);
  }
}

async function record(
  tx: Transaction<Database>,
  id: IncidentId,
  { entries, state, steps }: Recording,
): Promise<void> {
  const last = entries.at(-1);
  if (last !== undefined) {
    assertConsecutive(id, entries, state.version);
    const rows = entries.map((entry) => toRow(id, entry));
    await tx.insertInto('timeline_entries').values(rows).execute();
    await replaceItems(tx, id, entries, state);
    await indexEntries(tx, id, entries, state);
    await wantVersion(tx, id, state.version, last.meta.recordedAt);
  }
  await queueSteps(tx, id, steps, last?.meta.recordedAt ?? (await lastRecordedAt(tx, id)));
}

function assertConsecutive(
  id: IncidentId,
  entries: readonly TimelineEntry[],
  version: number,
): void {
  const first = version - entries.length + 1;
  if (entries.some((entry, index) => entry.meta.seq !== first + index)) {
    throw new Error(`the entries for ${id} do not lead to version ${version}`);
  }
}

async function lastRecordedAt(tx: Transaction<Database>, id: IncidentId): Promise<string> {
  const { recorded_at } = await tx
    .selectFrom('timeline_entries')
    .select('recorded_at')
    .where('incident_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return recorded_at;
}
