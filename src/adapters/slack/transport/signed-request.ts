import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { limits } from '../limits';

/** What a request says. */
export type Fields = Readonly<Record<string, unknown>>;

/** The whole body; undefined as soon as it is known to be longer than `mostBytes`. Throws where it breaks off. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) return resolve(undefined);
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > mostBytes) resolve(undefined);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('close', () => reject(new Error('the request broke off')));
    request.on('error', reject);
  });
}

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
  const hmac = createHmac('sha256', signingSecret).update(`v0:${at}:`).update(body).digest('hex');
  const [theirs, ours] = [Buffer.from(signature), Buffer.from(`v0=${hmac}`)];
  return theirs.length === ours.length && timingSafeEqual(theirs, ours);
}

/** What a form or a JSON body says; undefined for any other, and for what only looks like one. */
export function readFields(contentType: string | undefined, body: Buffer): Fields | undefined {
  if (contentType === 'application/x-www-form-urlencoded') return { ...parse(body.toString()) };
  if (contentType !== 'application/json') return undefined;
  try {
    const fields: unknown = JSON.parse(body.toString());
    return typeof fields === 'object' && fields !== null ? (fields as Fields) : undefined;
  } catch {
    return undefined;
  }
}
