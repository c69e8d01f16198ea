import type { TimelineEntry } from '../domain/entries';
import type { IncidentState } from '../domain/incident-state';
import type { IncidentId } from '../ports/incident-id';

/** An incident as it is on record: its log and what that amounts to. */
export interface IncidentInHand {
  readonly id: IncidentId;
  readonly log: readonly TimelineEntry[];
  readonly state: IncidentState;
}
