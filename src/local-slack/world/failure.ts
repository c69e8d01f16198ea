import type { Json } from '../types';
import type { RefusalCode } from './refusals';

/** Slack's own way of saying no: a code, and sometimes more beside it. */
export class SlackFailure extends Error {
  readonly code: RefusalCode;
  readonly detail: Json;

  constructor(code: RefusalCode, detail: Json = {}) {
    super(code);
    this.name = 'SlackFailure';
    this.code = code;
    this.detail = detail;
  }
}

/** `invalid_arguments` and its kin say what is wrong, and where, in `response_metadata.messages`. */
export function invalid(code: RefusalCode, messages: readonly string[]): SlackFailure {
  return new SlackFailure(code, {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
    ...(code === 'invalid_blocks' ? { errors: messages } : {}),
  });
}
