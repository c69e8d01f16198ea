import type { Kysely, Transaction } from 'kysely';
import type { IncidentState } from '../../domain/incident-state';
import type { IncidentId } from '../../ports/incident-id';
import type { IncidentStore } from '../../ports/incident-store';
import type { Extent, RecordKeeping, WholeIncident } from '../../ports/record-keeping';
import { toRow } from './entry-row';
import { reindex } from './entry-words';
import { expectedTables } from './expected-tables';
import { incidentIdOf, partsOf } from './incident-id';
import { firstWanted } from './kysely-surfaces';
import type { Database } from './schema';
import { storable } from './storable';

/** SQLite takes about 32,000 values in one statement, and an entry has twenty. */
const rowsAtOnce = 500;

export function createKyselyRecordKeeping(
  db: Kysely<Database>,
  { readTables }: Pick<IncidentStore, 'readTables'>,
): RecordKeeping {
  return {
    extents: () => extents(db),
    async differing(id, log, state) {
      const there = await readTables(id);
      return Object.entries(expectedTables(id, log, state))
        .filter(([table, rows]) => plain(there[table] ?? []) !== plain(rows))
        .map(([table]) => table);
    },
    adopt: (incident, state) =>
      db.transaction().execute(async (tx) => {
        const id = incidentIdOf(incident.workspaceId, incident.number);
        const there = await tx
          .selectFrom('timeline_entries')
          .selectAll()
          .where('incident_id', '=', id)
          .orderBy('seq')
          .execute();
        const rows = incident.log.map((entry) => toRow(id, entry));
        if (there.length === 0) {
          await write(tx, id, incident, state);
          return 'adopted';
        }
        return plain(there) === plain(rows) ? 'same' : 'taken';
      }),
  };
}

/** In the order of the first entry of each; those without any come first. */
async function extents(db: Kysely<Database>): Promise<readonly Extent[]> {
  const logs = await db
    .selectFrom('timeline_entries')
    .select((eb) => [
      'incident_id as id',
      eb.fn.countAll<number | string>().as('entries'),
      eb.fn.min('seq').as('first'),
      eb.fn.max('seq').as('last'),
    ])
    .groupBy('incident_id')
    .execute();
  const rows = await db.selectFrom('incidents').select('id').execute();
  const ids = new Set(rows.map(({ id }) => id));
  const withEntries = new Set(logs.map(({ id }) => id));
  return [
    ...logs.map(({ id, entries, first, last }) => ({
      id,
      hasRow: ids.has(id),
      // PostgreSQL counts in numbers that JavaScript does not have.
      entries: Number(entries),
      first,
      last,
    })),
    ...[...ids]
      .filter((id) => !withEntries.has(id))
      .map((id) => ({ id, hasRow: true, entries: 0, first: 0, last: 0 })),
  ].sort(byNumber);
}

function byNumber(one: Extent, other: Extent): number {
  const [a, b] = [partsOf(one.id), partsOf(other.id)];
  return a.workspaceId < b.workspaceId
    ? -1
    : a.workspaceId > b.workspaceId
      ? 1
      : a.number - b.number;
}

/** Rows as a text to compare, whatever the order of their columns. */
function plain(rows: readonly unknown[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.entries(row as object).sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
  );
}

async function write(
  tx: Transaction<Database>,
  id: IncidentId,
  { workspaceId, number, log, attachments }: WholeIncident,
  state: IncidentState,
): Promise<void> {
  await tx
    .insertInto('workspaces')
    .values({ id: workspaceId, last_number: number })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ last_number: number })
        .where('workspaces.last_number', '<', number),
    )
    .execute();
  // It may come back from where it was exported to when it was removed.
  await tx.deleteFrom('removed_incidents').where('incident_id', '=', id).execute();
  const tables = expectedTables(id, log, state);
  await tx.insertInto('incidents').values(tables.incidents).execute();
  // Slack is told of what is recorded from now on.
  const { version } = state;
  await firstWanted(tx, id, { version, since: '', shown: version }).execute();
  for (const table of ['hypotheses', 'escalations', 'action_items'] as const) {
    if (tables[table].length > 0) await tx.insertInto(table).values(tables[table]).execute();
  }
  for (let index = 0; index < log.length; index += rowsAtOnce) {
    const rows = log.slice(index, index + rowsAtOnce).map((entry) => toRow(id, entry));
    await tx.insertInto('timeline_entries').values(rows).execute();
  }
  await reindex(tx, id, state);
  for (const { bytes, ...facts } of attachments) {
    const row = storable({ incident_id: id, ...facts, bytes: Buffer.from(bytes) });
    await tx.insertInto('attachments').values(row).execute();
  }
}
