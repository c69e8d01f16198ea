import type { TimelineEntry } from '../../domain/entries';
import type { IncidentState } from '../../domain/incident-state';
import type { IncidentId } from '../../ports/incident-id';
import {
  actionItemRow,
  escalationRow,
  hypothesisRow,
  incidentColumns,
  openingColumns,
} from './read-tables';

/** The rows that an incident's read tables have where they say what its log does. Throws for a log without an opening. */
export function expectedTables(
  id: IncidentId,
  log: readonly TimelineEntry[],
  state: IncidentState,
) {
  return {
    incidents: [{ ...openingColumns(id, log[0]), ...incidentColumns(state) }],
    hypotheses: state.hypotheses.map((one) => hypothesisRow(id, one)),
    escalations: state.escalations.map((one) => escalationRow(id, one)),
    action_items: state.actions.map((one) => actionItemRow(id, one)),
  };
}
