import type { NewEntry } from './entries';

/** Why a request was turned down. Closed, so that a reply, a log line and a test can name it. */
export type RefusalReason =
  | 'unknown-command'
  | 'bad-argument'
  | 'bad-time'
  | 'no-incident-here'
  | 'no-such-incident'
  | 'no-such-item'
  | 'not-possible-now'
  | 'unchanged'
  | 'closed'
  | 'not-allowed';

/** The person can put this right: what is wrong and how to say it, in one or two plain sentences. */
export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  readonly message: string;
  /** A complete command that works. */
  readonly example?: string;
}

/** What goes on the record. */
export interface Accepted {
  readonly ok: true;
  readonly entries: readonly NewEntry[];
  /** Said in the receipt after the ids and the moment. */
  readonly remark?: string;
}

export type Decision = Accepted | Refusal;

export function accept(...entries: readonly NewEntry[]): Accepted {
  return { ok: true, entries };
}

export function refuse(reason: RefusalReason, message: string, example?: string): Refusal {
  return example === undefined
    ? { ok: false, reason, message }
    : { ok: false, reason, message, example };
}
