import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { ChatError } from '../../ports/chat';
import { NoAnswer } from './no-answer';

/** Slack's own codes for trouble that passes; rate limits also come within an answer. */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
]);

/** `channels:join`, or several with commas. */
const SCOPES = /^[a-z.:,_]{1,200}$/;

const CODE = /^[a-z0-9_]{1,60}$/;

/** Whether this is in the form of Slack's codes; anything else is not theirs, and not to be repeated. */
export function isCode(text: string): boolean {
  return CODE.test(text);
}

/** Waits for a call of Slack's Web API. Throws ChatError when Slack refuses or cannot be reached. */
export async function answered<T>(method: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw translated(method, error);
  }
}

/** The ChatError that says what the library's error says; anything else is a bug of ours and stays what it is. */
export function translated(method: string, error: unknown): unknown {
  if (error instanceof WebAPIRateLimitedError) {
    return new ChatError('ratelimited', method, true, error.retryAfter * 1000, { cause: error });
  }
  const found = codeOf(error);
  if (!found) return error;
  const options = { cause: error, detail: scopeNeeded(error) };
  return new ChatError(found.code, method, found.isTransient, undefined, options);
}

function codeOf(error: unknown): { code: string; isTransient: boolean } | undefined {
  if (error instanceof WebAPIPlatformError) return platformCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return httpCode(error.statusCode);
  if (error instanceof WebAPIRequestError) return { code: reason(error), isTransient: true };
  // A 429 that does not say how long to wait is a plain Error with this text.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) {
    return { code: 'ratelimited', isTransient: true };
  }
  return undefined;
}

/** A call without its scope is answered with the scopes it needs. */
function scopeNeeded(error: unknown): string {
  if (!(error instanceof WebAPIPlatformError) || !('needed' in error.data)) return '';
  const { needed } = error.data;
  return typeof needed === 'string' && SCOPES.test(needed) ? `needs ${needed}` : '';
}

/** An answer that is no JSON arrives as the error itself: a proxy's page, say. */
function platformCode(code: string): { code: string; isTransient: boolean } {
  if (!isCode(code)) return { code: 'bad_answer', isTransient: true };
  return { code, isTransient: PASSING.has(code) };
}

/** Trouble of the server or of the moment; anything else will be the same next time. */
export function httpCode(status: number): { code: string; isTransient: boolean } {
  return { code: `http_${status}`, isTransient: status >= 500 || status === 408 || status === 429 };
}

function reason({ original }: WebAPIRequestError): string {
  return original instanceof NoAnswer ? original.code : 'unreachable';
}
