import { ChatError } from '../ports/chat';

/** The bot itself is not let in: that says nothing of what it was about to do. */
const lockedOut = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_installed',
]);

export function isLockedOut(err: unknown): boolean {
  return err instanceof ChatError && lockedOut.has(err.code);
}

/** The bot is not in the workspace, or not any more: there is nothing to be said of it, and nothing to be done. */
export function isElsewhere(err: unknown): boolean {
  return err instanceof ChatError && err.code === 'not_installed';
}

/** What is noted of whatever waits until the bot is installed again. */
export const elsewhere = new ChatError('not_installed', 'auth.test', true).message;
