import { ChatError } from '../ports/chat';
import type { PersonRecord } from '../ports/people';
import type { Deps } from './deps';

/** Whether the incident that is to use a channel is private, with what to say of it; or why it cannot use that one. */
export type Place =
  | { readonly isPrivate: boolean; readonly remark?: string }
  | { readonly problem: string };

const notIn =
  'Hindsight is not in this channel: type /invite @hindsight here first, or leave out --here.';
const noMember = 'Only members of a channel can use it for an incident: leave out --here.';

/**
 * Looks at the channel that an incident is to be kept in. One that Slack says nothing of is taken for private: what
 * others are not to see must not be shown to them because Slack is away. `isMember`: known already.
 */
export async function placeOf(
  { chats, log }: Pick<Deps, 'chats' | 'log'>,
  person: PersonRecord,
  channelId: string,
  isMember: boolean,
): Promise<Place> {
  if (channelId === '') return { problem: noMember };
  const chat = chats.of(person.workspaceId);
  try {
    const { isPrivate } = await chat.channel(channelId);
    if (!isMember && !(await chat.isMember(channelId, person.id))) return { problem: noMember };
    return isPrivate ? { isPrivate, remark: 'It is private, as the channel is.' } : { isPrivate };
  } catch (err) {
    if (err instanceof ChatError && !err.isTransient) return { problem: notIn };
    if (!isMember) return { problem: noMember };
    log.warn({ err, channelId }, 'could not ask Slack about the channel an incident is to use');
    const remark = 'It is kept private: Slack could not say whether the channel is.';
    return { isPrivate: true, remark };
  }
}
