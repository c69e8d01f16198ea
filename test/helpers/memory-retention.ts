import { incidentIdOf } from '../../src/adapters/store/incident-id';
import type { IncidentColumns } from '../../src/adapters/store/schema';
import { toIncidentRow } from '../../src/adapters/store/to-incident-row';
import type { IncidentId } from '../../src/ports/incident-id';
import type { RemovedIncident, Retention } from '../../src/ports/retention';

interface Kept {
  columns(): readonly IncidentColumns[];
  isWaiting(id: IncidentId): boolean;
  drop(id: IncidentId): void;
}

/** The retention of the memory stores; `drop` takes an incident out of all of them. */
export function createMemoryRetention({ columns, isWaiting, drop }: Kept): Retention {
  const removed = new Map<IncidentId, RemovedIncident>();
  let last: string | undefined;
  const isDone = ({ id, status }: IncidentColumns) => status === 'closed' && !isWaiting(id);
  return {
    due: async (closedUntil) =>
      columns()
        .filter((one) => isDone(one) && (one.closed_at ?? '') <= closedUntil)
        .sort((a, b) => ((a.closed_at ?? '') < (b.closed_at ?? '') ? -1 : 1))
        .map(toIncidentRow),
    async remove(id, version, at) {
      const one = columns().find((each) => each.id === id);
      if (one === undefined || one.version !== version || !isDone(one)) return false;
      removed.set(id, { isPrivate: one.is_private === 1, removedAt: at });
      drop(id);
      return true;
    },
    removed: async (workspaceId, number) => removed.get(incidentIdOf(workspaceId, number)),
    lastRun: async () => last,
    async noteRun(at) {
      last = at;
    },
  };
}
