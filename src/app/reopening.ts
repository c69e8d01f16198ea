import { type Refusal, refuse } from '../domain/decision';
import { incidentLabel } from '../domain/titles';
import type { IncidentId } from '../ports/incident-id';
import type { IncidentStore } from '../ports/incident-store';
import { entriesIn } from './guarding';

/**
 * Why an incident that was closed cannot be opened again: another open one uses its channel by now. Undefined where nothing
 * is in the way. Throws StoreUnavailable.
 */
export async function channelInUse(
  incidents: Pick<IncidentStore, 'get' | 'findByChannel'>,
  id: IncidentId,
): Promise<Refusal | undefined> {
  const { workspaceId, channelId } = (await incidents.get(id)) ?? {};
  if (workspaceId === undefined || channelId === undefined) return undefined;
  const user = await incidents.findByChannel(workspaceId, channelId);
  if (user === undefined || user.id === id || user.status === 'closed') return undefined;
  const label = incidentLabel(user.number);
  return refuse(
    'not-possible-now',
    `It cannot be reopened: its channel is ${label}'s by now, which is open. Close that one first.`,
    `${label} close`,
  );
}

/** Whether it opens an incident again, by itself or together with what else was to be done. */
export function isReopening(outcome: object): boolean {
  return entriesIn(outcome).some(({ kind }) => kind === 'reopened');
}
