import { replay } from '../../domain/replay';
import type { IncidentStore } from '../../ports/incident-store';

/** Writes the read tables of every incident anew from its log; afterwards they are what they should always have been. */
export async function rebuildReadTables(incidents: IncidentStore): Promise<void> {
  for (const id of await incidents.ids()) {
    await incidents.rebuild(id, replay(await incidents.load(id)));
  }
}
