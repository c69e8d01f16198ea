import type { IncomingHttpHeaders } from 'node:http';
import { parse } from 'node:querystring';
import { hmacHex, isSame } from '../../../requests/hmac';
import { limits } from '../limits';

/** What a request says. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether Slack signed this, within the time that a signature is good for: authentication/verifying-requests-from-slack. */
export function isSigned(
  signingSecret: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
  nowMs: number,
): boolean {
  const at = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  if (typeof at !== 'string' || typeof signature !== 'string' || !/^\d+$/.test(at)) return false;
  if (Math.abs(nowMs / 1000 - Number(at)) > limits.signatureAgeSeconds) return false;
  return isSame(signature, `v0=${hmacHex(signingSecret, `v0:${at}:`, body)}`);
}

/** What a form or a JSON body says; undefined for any other, and for what only looks like one. */
export function readFields(contentType: string | undefined, body: Buffer): Fields | undefined {
  if (contentType === 'application/x-www-form-urlencoded') return parse(body.toString());
  if (contentType !== 'application/json') return undefined;
  try {
    const fields: unknown = JSON.parse(body.toString());
    return typeof fields === 'object' && fields !== null ? (fields as Fields) : undefined;
  } catch {
    return undefined;
  }
}
