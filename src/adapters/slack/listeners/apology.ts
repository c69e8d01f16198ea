import { randomBytes } from 'node:crypto';
import { StoreUnavailable } from '../../../ports/incident-store';
import type { Logger } from '../../../ports/logger';
import type { Message, Piece } from '../../../report/message';
import { requestId } from '../../../requests/request-id';

/** What somebody was doing when it went wrong; `words` is what they typed, given back to them and never logged. */
export interface Attempt {
  readonly what: string;
  readonly userId: string;
  readonly words?: string;
}

/** Logs a failure, once, and says what to tell the person it happened to. */
export function apologise(log: Logger, attempt: Attempt, error: unknown): Message {
  const message = messageOf(explain(log, attempt, error));
  return { ...message, pieces: [...message.pieces, ...givenBack(attempt)] };
}

/** What to tell somebody who came while too much was to be done; nothing of theirs was begun. */
export function tooBusy(words: string): Message {
  const message = messageOf('Hindsight has too much to do right now. Nothing was recorded.');
  return { ...message, pieces: [...message.pieces, ...givenBack({ words })] };
}

/** The sentence alone, for places that take no more. */
export function explain(log: Logger, { what, userId }: Attempt, error: unknown): string {
  if (error instanceof StoreUnavailable) {
    log.error({ err: error, what, userId, hint: error.hint }, 'the store is unavailable');
    return `${sentence(error.message)} Nothing was recorded.`;
  }
  const id = requestId() ?? randomBytes(4).toString('hex');
  log.error({ err: error, what, userId, id }, 'something broke');
  return `Something broke; it is logged as ${id}.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function givenBack({ words }: Pick<Attempt, 'words'>): Piece[] {
  if (!words) return [];
  return [
    { piece: 'text', lines: [['What you wrote, to try again:']] },
    { piece: 'pre', text: words },
  ];
}

/** One sentence, as a message. */
export function messageOf(sentence: string): Message {
  return { summary: sentence, pieces: [{ piece: 'text', lines: [[sentence]] }] };
}

/** For people of another organisation who press or react in a shared channel. */
export const STRANGER_REFUSED = messageOf(
  'Only people of the organisation that runs this incident can do that. Please ask one of them.',
);
