import type { IncidentId } from '../ports/incident-id';
import type { IncidentInHand } from './incident-in-hand';

const keptInMemory = 500;

/** The incidents used last. What is kept may be behind the store; the store's version check finds that out. */
export function createShelf() {
  const kept = new Map<IncidentId, IncidentInHand>();
  return {
    get: (id: IncidentId) => kept.get(id),
    drop: (id: IncidentId) => void kept.delete(id),
    /** A log only grows: whoever comes late with less does not take the place of more. */
    put(incident: IncidentInHand): IncidentInHand {
      if ((kept.get(incident.id)?.log.length ?? 0) > incident.log.length) return incident;
      kept.delete(incident.id);
      kept.set(incident.id, incident);
      const oldest = kept.size > keptInMemory ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return incident;
    },
  };
}

export type Shelf = ReturnType<typeof createShelf>;
