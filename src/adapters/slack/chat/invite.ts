import type { WebClient } from '@slack/web-api';
import { ChatError } from '../../../ports/chat';
import { answered } from '../errors';
import { limits } from '../limits';

/** Reasons that concern one person; any other concerns the channel, and is the same for everybody. */
const PERSONAL = new Set([
  'cant_invite',
  'invitee_cant_see_channel',
  'no_external_invite_permission',
  'no_user',
  'org_user_not_in_team',
  'ura_max_channels',
  'user_disabled',
  'user_is_restricted',
  'user_not_found',
  'user_team_not_in_channel',
]);
/** Reasons for which there is nothing left to do. */
const ALREADY = new Set(['already_in_channel', 'cant_invite_self']);

/** Invites those who can be and returns the others. Throws ChatError where nobody can be. */
export async function inviteInto(
  client: WebClient,
  channelId: string,
  userIds: readonly string[],
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (let start = 0; start < userIds.length; start += limits.inviteesPerCall) {
    const some = userIds.slice(start, start + limits.inviteesPerCall);
    refused.push(...(await inviteSome(client, channelId, some)));
  }
  return refused;
}

/** Slack refuses all because of one, so after a refusal each is invited alone. */
async function inviteSome(
  client: WebClient,
  channelId: string,
  userIds: readonly string[],
): Promise<readonly string[]> {
  try {
    const call = client.conversations.invite({ channel: channelId, users: userIds.join(',') });
    await answered('conversations.invite', call);
    return [];
  } catch (error) {
    if (!(error instanceof ChatError) || !isPersonal(error)) throw error;
    if (userIds.length === 1) return ALREADY.has(error.code) ? [] : userIds;
  }
  const refused: string[] = [];
  for (const userId of userIds) refused.push(...(await inviteSome(client, channelId, [userId])));
  return refused;
}

function isPersonal(error: ChatError): boolean {
  return PERSONAL.has(error.code) || ALREADY.has(error.code);
}
