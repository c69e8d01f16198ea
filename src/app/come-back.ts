import { ChatError } from '../ports/chat';
import type { IncidentRow } from '../ports/incident-store';
import type { Deps } from './deps';
import { elsewhere } from './locked-out';

/** More than this are not open in a workspace at a time. */
const mostOpen = 100;

/**
 * The bot is installed in these workspaces, for the first time or again: what waited for it goes on at once, and it joins
 * the channels of open incidents, which it had to leave. Private ones it cannot join by itself. Throws StoreUnavailable.
 */
export async function comeBack(deps: Deps, workspaceIds: readonly string[]): Promise<void> {
  for (const workspaceId of workspaceIds) {
    const open = await deps.incidents.list(workspaceId, { open: true, limit: mostOpen });
    for (const row of open) await rejoin(deps, row);
    await deps.outbox.hasten(workspaceId, elsewhere);
    await deps.surfaces.hasten(workspaceId, elsewhere);
  }
  deps.wake();
}

async function rejoin({ chats, log }: Deps, row: IncidentRow): Promise<void> {
  const { workspaceId, channelId, isPrivate, id: incidentId } = row;
  if (isPrivate || channelId === undefined) return;
  try {
    await chats.of(workspaceId).join(channelId);
  } catch (err) {
    if (!(err instanceof ChatError)) throw err;
    log.warn({ err, incidentId }, 'the channel of an incident could not be joined again');
  }
}
