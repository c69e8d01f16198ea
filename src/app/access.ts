import type { Chats } from '../ports/chat';
import type { IncidentRow } from '../ports/incident-store';
import type { PersonRecord } from '../ports/people';
import type { AtOnce } from './at-once';

/** Where somebody does something. */
export interface Whereabouts {
  /** Where a command was typed or a message marked: Slack lets members of the channel do that, and nobody else. */
  readonly typedIn?: string | undefined;
  /** Where a button or a form belongs: it may have been open since before they left. */
  readonly pressedIn?: string | undefined;
}

/** Whether somebody may do or read anything at all: people of this workspace, its guests included. */
export function isOneOfUs({ isStranger, isBot }: PersonRecord): boolean {
  return !isStranger && !isBot;
}

/**
 * Whether somebody may see and act on an incident: everybody of the workspace for a public one, members of its channel
 * for a private one, and guests only where they are members. Somebody of whom Slack will not say who they are is let
 * into public incidents, in their own channels, and nowhere else. See docs/decisions/0013-who-may-do-what.md.
 */
export async function maySee(...of: Parameters<typeof seesAtOnce>): Promise<boolean> {
  return seesAtOnce(...of);
}

/** The same, at once where Slack need not be asked: for whoever cannot take a promise for a yes. */
export function seesAtOnce(
  chats: Chats,
  person: PersonRecord,
  row: Pick<IncidentRow, 'isPrivate' | 'channelId' | 'openedBy'>,
  { typedIn, pressedIn }: Whereabouts,
): AtOnce<boolean> {
  if (!isOneOfUs(person)) return false;
  const { isPrivate, channelId } = row;
  if (person.isUnknown) {
    const isHere = channelId !== undefined && [typedIn, pressedIn].includes(channelId);
    return isHere && !isPrivate;
  }
  if (!isPrivate && !person.isGuest) return true;
  if (channelId === undefined) return row.openedBy === person.id;
  if (channelId === typedIn) return true;
  return isMember(chats, person, channelId);
}

async function isMember(chats: Chats, person: PersonRecord, channelId: string): Promise<boolean> {
  try {
    return await chats.of(person.workspaceId).isMember(channelId, person.id);
  } catch {
    // Without an answer from Slack nobody is shown what may not be theirs.
    return false;
  }
}
