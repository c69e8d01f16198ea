import type { TimelineEntry } from '../domain/entries';
import type { IncidentState } from '../domain/incident-state';
import type { IncidentId } from '../ports/incident-id';

/** An incident as it is on record: its log and what that amounts to. */
export interface IncidentInHand {
  readonly id: IncidentId;
  readonly log: readonly TimelineEntry[];
  readonly state: IncidentState;
}

/** There is no such incident, or no longer: it was removed from the record. */
export class NoIncident extends Error {
  override readonly name = 'NoIncident';

  constructor(id: IncidentId) {
    super(`no incident ${id}`);
  }
}
