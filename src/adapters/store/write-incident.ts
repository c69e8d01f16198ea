import type { Kysely } from 'kysely';
import { isCorrection, type TimelineEntry } from '../../domain/entries';
import type { IncidentState } from '../../domain/incident-state';
import type { IncidentId } from '../../ports/incident-id';
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

const tables = Object.keys(itemTables) as ItemTable[];

/** What writes the row of an incident anew, whether or not there is one; `first` is the entry that opened it. */
export function incidentRow(
  db: Kysely<Database>,
  id: IncidentId,
  first: TimelineEntry | undefined,
  state: IncidentState,
) {
  const columns = { ...openingColumns(id, first), ...incidentColumns(state) };
  return db
    .insertInto('incidents')
    .values(columns)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns));
}

/** What writes the rows of what is numbered in an incident (H1, E1, A1) anew, where `entries` can have changed them. */
export function changedItems(
  db: Kysely<Database>,
  id: IncidentId,
  entries: readonly TimelineEntry[],
  state: IncidentState,
) {
  return tables
    .filter((table) => entries.some((entry) => canChange(table, entry)))
    .flatMap((table) => rewritten(db, table, id, state));
}

function canChange(table: ItemTable, entry: TimelineEntry): boolean {
  return isCorrection(entry) || itemTables[table].carriedAs in entry.payload;
}

/** What writes all of them anew. */
export function allItems(db: Kysely<Database>, id: IncidentId, state: IncidentState) {
  return tables.flatMap((table) => rewritten(db, table, id, state));
}

function rewritten(db: Kysely<Database>, table: ItemTable, id: IncidentId, state: IncidentState) {
  const emptied = db.deleteFrom(table).where('incident_id', '=', id);
  const rows = itemTables[table].rows(id, state);
  return rows.length > 0 ? [emptied, db.insertInto(table).values(rows)] : [emptied];
}
