import { maySee } from './access';
import type { Joining } from './desk';
import type { Room } from './room';

/** Until this many entries there is nothing to catch up on: the opener and the lead are being invited. */
const fewestEntries = 4;

/** Somebody joined an incident's channel: they get what to know, privately, once for each time they come. */
export async function catchUp(
  room: Room,
  { workspaceId, channelId, userId }: Joining,
): Promise<void> {
  const { deps } = room;
  const row = await deps.incidents.findByChannel(workspaceId, channelId);
  if (row === undefined || row.version < fewestEntries || row.status === 'closed') return;
  const person = await room.directory.find(workspaceId, userId);
  if (!(await maySee(deps.chats, person, row, { typedIn: channelId }))) return;
  const step = { key: `catch-up:${userId}:${row.version}`, kind: 'catch-up', payload: { userId } };
  await deps.outbox.add(row.id, [step], deps.clock.now());
  deps.wake();
}
