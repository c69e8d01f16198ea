import { ChatError } from '../ports/chat';
import { isLockedOut } from './locked-out';

/** The channel is closed to the bot for now. */
const closed = new Set(['is_archived', 'channel_not_found', 'not_in_channel']);

/** What was shown is there no more. */
const gone = new Set([
  'message_not_found',
  // A deleted message that has replies leaves one behind that is not ours.
  'cant_update_message',
  'canvas_not_found',
  'canvas_deleted',
]);

/** `later`: when there is more to show, or the channel is open again. */
export type Verdict = 'again' | 'later' | 'anew' | 'never';

/**
 * What to do about something that Slack was to show and did not. Slack being in trouble is no reason to give up; what
 * somebody took away is put back once, and then left alone. `isRefused`: whether this code means that there is none to be had.
 */
export function verdictOn(
  err: unknown,
  wasPutBack: boolean,
  isRefused: (code: string) => boolean = () => false,
): Verdict {
  if (!(err instanceof ChatError) || err.isTransient || isLockedOut(err)) return 'again';
  if (closed.has(err.code)) return 'later';
  if (gone.has(err.code)) return wasPutBack ? 'never' : 'anew';
  return isRefused(err.code) ? 'never' : 'again';
}
