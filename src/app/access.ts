import type { Chats } from '../ports/chat';
import type { IncidentRow } from '../ports/incident-store';
import type { PersonRecord } from '../ports/people';

/**
 * Whether somebody may see and act on an incident: everybody of the workspace for a public one, members of its channel
 * for a private one, and guests only where they are members. Being in its channel right now is proof enough.
 */
export async function maySee(
  chats: Chats,
  person: PersonRecord,
  row: Pick<IncidentRow, 'isPrivate' | 'channelId' | 'openedBy'>,
  channelId: string | undefined,
): Promise<boolean> {
  if (person.isStranger) return false;
  if (row.channelId !== undefined && row.channelId === channelId) return true;
  if (!row.isPrivate && !person.isGuest) return true;
  if (row.channelId === undefined) return row.openedBy === person.id;
  try {
    return await chats.of(person.workspaceId).isMember(row.channelId, person.id);
  } catch {
    // Without an answer from Slack nobody is shown what may not be theirs.
    return false;
  }
}
