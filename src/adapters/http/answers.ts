import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers with JSON. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Turns a request down with a sentence. What is left of its body is not read. */
export function refuseWith(response: ServerResponse, status: number, sentence: string): void {
  const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  answerJson(response, status, { error: sentence }, { connection: 'close', ...challenge });
}

/** The whole body of a request; undefined as soon as it is longer than `mostBytes`. Throws where it breaks off. */
export async function bodyOf(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > mostBytes) resolve(undefined);
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the request broke off')));
  });
}
