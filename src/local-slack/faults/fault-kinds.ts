import type { FaultKind } from './fault';

type FaultField =
  | 'method'
  | 'event'
  | 'times'
  | 'retryAfterSeconds'
  | 'status'
  | 'error'
  | 'delayMs'
  | 'how'
  | 'forMs';

interface FieldWords {
  readonly label: string;
  /** What may stand in it, as a sentence's end: `must be …`. */
  readonly mayBe: string;
  readonly example: string | number;
  readonly type: 'text' | 'number';
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
}

/** What a fault can be told, by field. */
export const FAULT_FIELDS: Readonly<Record<FaultField, FieldWords>> = {
  method: {
    label: 'Method',
    mayBe: 'a method of the Web API, response_url or upload',
    example: 'chat.postMessage',
    type: 'text',
  },
  event: {
    label: 'Event',
    mayBe: 'the type of an event',
    example: 'reaction_added',
    type: 'text',
  },
  times: {
    label: 'How often',
    mayBe: 'a whole number from 1',
    example: 1,
    type: 'number',
    min: 1,
  },
  retryAfterSeconds: {
    label: 'Retry-After, in seconds',
    mayBe: 'a whole number from 0 to 3600',
    example: 5,
    type: 'number',
    min: 0,
    max: 3600,
  },
  status: {
    label: 'Status',
    mayBe: 'an HTTP status from 400 to 599',
    example: 503,
    type: 'number',
    min: 400,
    max: 599,
  },
  error: {
    label: 'Error code',
    mayBe: 'an error code of Slack',
    example: 'fatal_error',
    type: 'text',
  },
  delayMs: {
    label: 'Delay, in milliseconds',
    mayBe: 'a whole number from 1 to 600000',
    example: 2000,
    type: 'number',
    min: 1,
    max: 600_000,
  },
  how: {
    label: 'How',
    mayBe: 'drop or refresh',
    example: 'refresh',
    type: 'text',
    choices: ['drop', 'refresh'],
  },
  forMs: {
    label: 'For how long, in milliseconds',
    mayBe: 'a whole number from 1 to 600000',
    example: 5000,
    type: 'number',
    min: 1,
    max: 600_000,
  },
};

interface KindWords {
  readonly title: string;
  readonly does: string;
  /** What it strikes. */
  readonly strikes: 'calls' | 'events' | 'connection';
  readonly needs: readonly FaultField[];
  readonly may: readonly FaultField[];
}

const CALLS = ['method', 'times'] as const;
const EVENTS = ['event', 'times'] as const;

/** Every kind of misbehaviour there is, in the order people are shown them. */
export const FAULT_KINDS: Readonly<Record<FaultKind, KindWords>> = {
  ratelimited: {
    title: 'Too many requests',
    does: 'Answers 429 with Retry-After, and does nothing.',
    strikes: 'calls',
    needs: ['retryAfterSeconds'],
    may: CALLS,
  },
  status: {
    title: 'Server error',
    does: 'Answers with an HTTP status such as 503, and does nothing.',
    strikes: 'calls',
    needs: ['status'],
    may: CALLS,
  },
  error: {
    title: 'Error code',
    does: 'Answers `ok: false` with an error code, and does nothing.',
    strikes: 'calls',
    needs: ['error'],
    may: CALLS,
  },
  slow: {
    title: 'Slow',
    does: 'Waits before it does what was asked.',
    strikes: 'calls',
    needs: ['delayMs'],
    may: CALLS,
  },
  silent: {
    title: 'Silent',
    does: 'Accepts the request and never answers; does nothing.',
    strikes: 'calls',
    needs: [],
    may: CALLS,
  },
  refuse: {
    title: 'Connection reset',
    does: 'Hangs up before any work is done.',
    strikes: 'calls',
    needs: [],
    may: CALLS,
  },
  'lost-answer': {
    title: 'Lost answer',
    does: 'Does what was asked, then hangs up without an answer.',
    strikes: 'calls',
    needs: [],
    may: CALLS,
  },
  'message-deleted': {
    title: 'Message deleted',
    does: 'Deletes the message that a call is about, just before the call.',
    strikes: 'calls',
    needs: [],
    may: CALLS,
  },
  'token-revoked': {
    title: 'Token revoked',
    does: 'Tells the app so, and refuses every call with its bot token until it is taken away.',
    strikes: 'calls',
    needs: [],
    may: CALLS,
  },
  'repeat-events': {
    title: 'Events twice',
    does: 'Delivers an event a second time, with the same event_id.',
    strikes: 'events',
    needs: [],
    may: EVENTS,
  },
  'swap-events': {
    title: 'Events out of order',
    does: 'Holds an event back until the next one has been delivered, or for a second.',
    strikes: 'events',
    needs: [],
    may: EVENTS,
  },
  'lost-delivery': {
    title: 'Delivery lost',
    does: 'Drops the socket while something is being delivered over it; a request does not arrive.',
    strikes: 'events',
    needs: [],
    may: ['times'],
  },
  disconnect: {
    title: 'Socket disconnected',
    does: 'Drops the app’s sockets at once, or asks the app to open new ones.',
    strikes: 'connection',
    needs: ['how'],
    may: [],
  },
  unplugged: {
    title: 'Unreachable',
    does: 'Refuses every connection, the page’s too, for a while.',
    strikes: 'connection',
    needs: ['forMs'],
    may: [],
  },
};
