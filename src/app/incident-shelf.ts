import type { IncidentId } from '../ports/incident-id';
import type { IncidentInHand } from './incident-in-hand';
import { createUsedLast } from './used-last';

const keptInMemory = 500;

/** The incidents used last. What is kept may be behind the store; the store's version check finds that out. */
export function createShelf() {
  const kept = createUsedLast<IncidentInHand>(keptInMemory);
  return {
    get: (id: IncidentId) => kept.get(id),
    drop: (id: IncidentId) => kept.drop(id),
    /** A log only grows: whoever comes late with less does not take the place of more. */
    put(incident: IncidentInHand): IncidentInHand {
      const { version = 0 } = kept.get(incident.id)?.state ?? {};
      if (version > incident.state.version) return incident;
      return kept.put(incident.id, incident);
    },
  };
}

export type Shelf = ReturnType<typeof createShelf>;
