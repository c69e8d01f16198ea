import type { Kysely } from 'kysely';
import { isCorrection, type TimelineEntry } from '../../domain/entries';
import type { IncidentState } from '../../domain/incident-state';
import type { IncidentId } from '../../ports/incident-store';
import {
  actionItemRow,
  escalationRow,
  hypothesisRow,
  incidentColumns,
  openingColumns,
} from './read-tables';
import type { Database } from './schema';

/** The tables of what is numbered in an incident: what their entries carry, and their rows. */
const itemTables = {
  hypotheses: {
    carriedAs: 'hypothesis',
    rows: (id: IncidentId, state: IncidentState) =>
      state.hypotheses.map((one) => hypothesisRow(id, one)),
  },
  escalations: {
    carriedAs: 'escalation',
    rows: (id: IncidentId, state: IncidentState) =>
      state.escalations.map((one) => escalationRow(id, one)),
  },
  action_items: {
    carriedAs: 'action',
    rows: (id: IncidentId, state: IncidentState) =>
      state.actions.map((one) => actionItemRow(id, one)),
  },
} as const;

type ItemTable = keyof typeof itemTables;

/** Writes the row of an incident anew, whether or not there is one; `first` is the entry that opened it. */
export async function upsertIncident(
  db: Kysely<Database>,
  id: IncidentId,
  first: TimelineEntry | undefined,
  state: IncidentState,
): Promise<void> {
  const columns = { ...openingColumns(id, first), ...incidentColumns(state) };
  await db
    .insertInto('incidents')
    .values(columns)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

/** Writes the rows of what is numbered in an incident (H1, E1, A1) anew, where `entries` can have changed them. */
export async function replaceItems(
  db: Kysely<Database>,
  id: IncidentId,
  entries: readonly TimelineEntry[],
  state: IncidentState,
): Promise<void> {
  for (const table of Object.keys(itemTables) as ItemTable[]) {
    if (entries.some((entry) => canChange(table, entry))) await replace(db, table, id, state);
  }
}

function canChange(table: ItemTable, entry: TimelineEntry): boolean {
  return isCorrection(entry) || itemTables[table].carriedAs in entry.payload;
}

async function replace(
  db: Kysely<Database>,
  table: ItemTable,
  id: IncidentId,
  state: IncidentState,
): Promise<void> {
  await db.deleteFrom(table).where('incident_id', '=', id).execute();
  const rows = itemTables[table].rows(id, state);
  if (rows.length > 0) await db.insertInto(table).values(rows).execute();
}

/** Writes all of them anew. */
export async function replaceAllItems(
  db: Kysely<Database>,
  id: IncidentId,
  state: IncidentState,
): Promise<void> {
  for (const table of Object.keys(itemTables) as ItemTable[]) await replace(db, table, id, state);
}
