import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import { sendAnswer } from './answer';

const LARGEST_BODY = 64 * 1024 * 1024;

/** The whole body of a request. Throws when it is unreasonably large. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error('request too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The arguments of a call: JSON, a form, or a multipart form. Throws `invalid_json`. */
export async function parseArgs(request: IncomingMessage, body: Buffer): Promise<Json> {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return parseJson(body.toString() || '{}');
  if (type.startsWith('multipart/form-data')) {
    return Object.fromEntries(await parseMultipart(type, body));
  }
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  return { ...Object.fromEntries(query), ...Object.fromEntries(new URLSearchParams(`${body}`)) };
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new SlackFailure('invalid_json');
  }
}

/** The bytes of an upload: the body itself, or the first part of a multipart form that is a file. */
export async function parseUpload(request: IncomingMessage, body: Buffer): Promise<Uint8Array> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  for (const [, part] of await parseMultipart(type, body)) {
    if (typeof part !== 'string') return new Uint8Array(await part.arrayBuffer());
  }
  return new Uint8Array();
}

async function parseMultipart(type: string, body: Buffer): Promise<FormData> {
  return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendAnswer(response, { status, body });
}
