import type { Json } from '../types';

/** Slack's own way of saying no: a code, and sometimes more beside it. */
export class SlackFailure extends Error {
  readonly code: string;
  readonly detail: Json;

  constructor(code: string, detail: Json = {}) {
    super(code);
    this.name = 'SlackFailure';
    this.code = code;
    this.detail = detail;
  }
}

/** `invalid_arguments` and its kin say what is wrong, and where, in `response_metadata.messages`. */
export function invalid(code: string, messages: readonly string[]): SlackFailure {
  return new SlackFailure(code, {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
    ...(code === 'invalid_blocks' ? { errors: messages } : {}),
  });
}
