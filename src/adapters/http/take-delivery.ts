import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { readBody } from '../../requests/read-body';
import { answerJson, refuseWith } from './answers';
import { parseBody } from './parse-body';

/** Something that another system posts, and proves to have sent. */
export interface Delivery<Body> {
  readonly mostBytes: number;
  /** Begins the sentence that refuses a longer one. */
  readonly name: string;
  /** What it has to send so that it is believed; ends the sentence that refuses it. */
  readonly proof: string;
  isProven(body: Buffer): boolean;
  readonly schema: z.ZodType<Body>;
  /** Returns once it is on record; `false` while nothing can be taken in yet. */
  take(body: Body): Promise<boolean>;
}

/** Takes a delivery in, or says what is wrong with it: 413, 401, 400, or 503 while nothing can be taken in. */
export async function takeDelivery<Body>(
  request: IncomingMessage,
  response: ServerResponse,
  { mostBytes, name, proof, isProven, schema, take }: Delivery<Body>,
): Promise<void> {
  const body = await readBody(request, mostBytes);
  if (body === undefined)
    return refuseWith(response, 413, `${name} may be ${mostBytes} bytes long.`);
  if (!isProven(body)) return refuseUnproven(response, proof);
  const read = parseBody(schema, body);
  if ('problem' in read) return refuseWith(response, 400, read.problem);
  if (!(await take(read.value)))
    return refuseWith(response, 503, 'Not connected to Slack yet: send it again in a moment.');
  answerJson(response, 200, { ok: true });
}

/** Refuses whoever does not prove who they are. */
export function refuseUnproven(response: ServerResponse, proof: string): void {
  refuseWith(response, 401, `This needs ${proof}.`);
}
