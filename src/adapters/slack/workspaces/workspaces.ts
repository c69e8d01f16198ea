import type { WebClient } from '@slack/web-api';
import type { Chat } from '../../../ports/chat';
import type { Identity } from '../identity';

/** A workspace that the bot is in, with what speaks to it. */
export interface Workspace {
  readonly identity: Identity;
  readonly token: string;
  readonly client: WebClient;
  readonly chat: Chat;
}

/** Where a request comes from, as it says itself. */
export interface Where {
  readonly workspaceId: string | undefined;
  readonly enterpriseId: string | undefined;
}

/** The workspaces that the bot is in. */
export interface Workspaces {
  /** Among those that are known right now. */
  of(workspaceId: string): Workspace | undefined;
  /** Asks the store as well. */
  find(where: Where): Promise<Workspace | undefined>;
}
