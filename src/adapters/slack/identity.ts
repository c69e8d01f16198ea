import type { WebClient } from '@slack/web-api';
import { answered } from './errors';

/** Who the bot is in a workspace. */
export interface Identity {
  readonly workspaceId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly enterpriseId?: string;
}

/** Asks Slack whose token this is. Throws ChatError: `invalid_auth` for a token that is not valid. */
export async function identify(client: WebClient): Promise<Identity> {
  const found = await answered('auth.test', client.auth.test());
  return {
    workspaceId: found.team_id ?? '',
    botUserId: found.user_id ?? '',
    botId: found.bot_id ?? '',
    ...(found.enterprise_id ? { enterpriseId: found.enterprise_id } : {}),
  };
}
