/** Why `fetch` brought nothing: Slack did not answer in time, or could not be reached. */
export type NoAnswerCode = 'timeout' | 'unreachable';

/** What `fetch` throws, with its reason. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly code: NoAnswerCode;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.code = noAnswerCode(cause);
  }
}

/** Reads what `fetch` throws by its name: where its time is up, that is a DOMException. */
export function noAnswerCode(error: unknown): NoAnswerCode {
  const isLate =
    typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';
  return isLate ? 'timeout' : 'unreachable';
}
