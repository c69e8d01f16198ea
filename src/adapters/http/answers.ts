import type { ServerResponse } from 'node:http';

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
