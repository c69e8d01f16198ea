import type { MarkRequest, MessageRemoval } from './desk';
import type { Room } from './room';

/** Somebody unpinned a message. The card is pinned again, once; true where it was the card. */
export async function repinCard(
  room: Room,
  { workspaceId, channelId, ts }: MarkRequest,
): Promise<boolean> {
  const { deps } = room;
  const card = await cardAt(room, { workspaceId, channelId, ts });
  if (card === undefined) return false;
  // Queued under one key, so that a second time is respected.
  const step = { key: 'pin-card', kind: 'pin-card', payload: {} };
  await deps.outbox.add(card.incidentId, [step], deps.clock.now());
  deps.wake();
  return true;
}

/** Somebody deleted a message. The card is posted anew, once; true where it was the card. */
export async function repostCard(room: Room, removal: MessageRemoval): Promise<boolean> {
  const { deps } = room;
  const card = await cardAt(room, removal);
  if (card === undefined) return false;
  if (card.wasPutBack) await deps.surfaces.abandon(card.incidentId, 'card', 'deleted twice');
  else await deps.surfaces.putBack(card.incidentId, 'card');
  deps.wake();
  return true;
}

async function cardAt({ deps }: Room, { workspaceId, channelId, ts }: MessageRemoval) {
  const row = await deps.incidents.findByChannel(workspaceId, channelId);
  const card = row && (await deps.surfaces.get(row.id, 'card'));
  return card?.ref === ts ? card : undefined;
}
