import type { Logger as SlackLogger } from '@slack/bolt';
import { type Chat, ChatError } from '../../../ports/chat';
import type { Metrics } from '../../../ports/metrics';
import { createSlackChat } from '../chat/slack-chat';
import type { Identity } from '../identity';
import type { NameOf } from '../read/decode';
import { createWebClient } from '../web-client';
import type { Workspace } from './workspaces';

/** What all workspaces are reached with. */
export interface Reach {
  readonly apiUrl: string;
  readonly logger: SlackLogger;
  readonly metrics: Metrics;
  nameOf(workspaceId: string): NameOf;
}

/** Slack's codes for a token that lets nobody in any more; one that has only expired is exchanged. */
const over = new Set(['invalid_auth', 'account_inactive', 'token_revoked']);

export function isOver(error: unknown): boolean {
  return error instanceof ChatError && over.has(error.code);
}

/** A workspace with its token; `onLockedOut` hears when a call says that the token is good no more. */
export function makeWorkspace(
  { apiUrl, logger, metrics, nameOf }: Reach,
  { token, identity }: { readonly token: string; readonly identity: Identity },
  onLockedOut?: () => void,
): Workspace {
  const client = createWebClient(token, apiUrl, logger, metrics);
  const names = nameOf(identity.workspaceId);
  const chat = createSlackChat({ client, identity, token, apiUrl, nameOf: names });
  return { identity, token, client, chat: onLockedOut ? heeding(chat, onLockedOut) : chat };
}

/** The same, listened to. */
function heeding(chat: Chat, onLockedOut: () => void): Chat {
  const calls = Object.entries(chat) as [string, (...args: unknown[]) => Promise<unknown>][];
  const heeded = calls.map(([name, call]) => {
    const listened = async (...args: unknown[]) => {
      try {
        return await call(...args);
      } catch (error) {
        if (isOver(error)) onLockedOut();
        throw error;
      }
    };
    return [name, listened] as const;
  });
  return Object.fromEntries(heeded) as unknown as Chat;
}
