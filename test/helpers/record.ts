import type { IncidentId } from '../../src/ports/incident-id';
import type { IncidentStore } from '../../src/ports/incident-store';
import type { NewStep } from '../../src/ports/outbox';
import { type EntryDraft, opening, recordingOf } from './entries';

/** Opens an incident with its first entry and whatever follows it. */
export async function openIncident(
  incidents: IncidentStore,
  workspaceId: string,
  drafts: readonly EntryDraft[] = [],
  steps: readonly NewStep[] = [],
  first: Parameters<typeof opening>[0] = {},
): Promise<IncidentId> {
  const { id } = await incidents.open(workspaceId, (number) =>
    recordingOf([], [opening({ ...first, number }), ...drafts], steps),
  );
  return id;
}

/** Puts more on the record of an incident. */
export async function recordMore(
  incidents: IncidentStore,
  id: IncidentId,
  drafts: readonly EntryDraft[],
  steps: readonly NewStep[] = [],
): Promise<void> {
  const log = await incidents.load(id);
  await incidents.append(id, log.length, recordingOf(log, drafts, steps));
}
