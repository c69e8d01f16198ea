import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type App, HTTPReceiver, type Logger as SlackLogger } from '@slack/bolt';
import { keepAlive } from '../../../requests/keep-alive';
import { readBody } from '../../../requests/read-body';
import { limits } from '../limits';
import { within } from '../within';
import type { Door } from './door';
import { type Fields, isSigned, readFields } from './signed-request';

/** Answers requests for pages of our own on the same port, such as `/healthz`; says whether it was one. */
export type AnswerPage = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface HttpSettings {
  readonly signingSecret: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly answerPage: AnswerPage;
}

const PATH = '/slack/events';
/** Slack's largest requests are forms, of at most 250 kB. */
const MOST_BYTES = 1024 * 1024;
/** Milliseconds for answers that are on their way out. */
const LAST_WORDS_MS = 1000;

/** Requests signed by Slack, at `/slack/events`. */
export function createHttpDoor(settings: HttpSettings, logger: SlackLogger): Door {
  const receiver = new HTTPReceiver({
    signingSecret: settings.signingSecret,
    endpoints: [PATH],
    bodyLimit: MOST_BYTES,
    logger,
  });
  let app: App | undefined;
  const server = keepAlive(
    createServer((request, response) => {
      if (settings.answerPage(request, response)) return;
      if (app === undefined || !isForSlack(request)) answer(receiver, request, response);
      else void take({ app, receiver, settings, logger }, request, response);
    }),
  );
  const closed = new Promise<void>((resolve) => {
    server.once('close', resolve);
  });
  return {
    receiver,
    attach(attached) {
      app = attached;
    },
    async open() {
      server.listen({ host: settings.host, port: settings.port });
      await once(server, 'listening');
      return { address: addressOf(server) };
    },
    hold: () => void server.close(),
    async close() {
      if (server.listening) server.close();
      server.closeIdleConnections();
      await within(LAST_WORDS_MS, closed);
      server.closeAllConnections();
    },
    isConnected: () => server.listening,
  };
}

interface Takers {
  readonly app: App;
  /** Answers what is refused, and what comes so seldom that Bolt may take its time over it. */
  readonly receiver: HTTPReceiver;
  readonly settings: HttpSettings;
  readonly logger: SlackLogger;
}

function isForSlack({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url === PATH;
}

/** Reads and verifies a request once, and hands commands and events to the App without what Bolt's receiver adds. */
async function take(
  { app, receiver, settings, logger }: Takers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, MOST_BYTES).catch(() => undefined);
  if (body === undefined) return end(response, 413, { connection: 'close' });
  const fields = isSigned(settings.signingSecret, request.headers, body, Date.now())
    ? readFields(request.headers['content-type'], body)
    : undefined;
  if (fields === undefined || !isFrequent(fields)) {
    answer(receiver, Object.assign(request, { rawBody: body }), response);
    return;
  }
  try {
    await app.processEvent({ body: fields, ack: (said) => acknowledge(response, said) });
  } catch (error) {
    logger.error(`a request was not processed: ${String(error)}`);
  }
  if (!response.headersSent) end(response, 404);
}

function isFrequent({ command, type }: Fields): boolean {
  return command !== undefined || type === 'event_callback';
}

const done = Promise.resolve();

function acknowledge(response: ServerResponse, said: unknown): Promise<void> {
  if (!response.headersSent) answerWith(response, said);
  return done;
}

function answerWith(response: ServerResponse, said: unknown): void {
  if (!said) {
    end(response, 200);
    return;
  }
  const [type, text] =
    typeof said === 'string' ? ['text/plain', said] : ['application/json', JSON.stringify(said)];
  const headers = { 'content-type': type, 'content-length': Buffer.byteLength(text) };
  // A text goes out together with the headers; bytes would be written after them.
  response.writeHead(200, headers).end(text);
}

function answer(receiver: HTTPReceiver, request: IncomingMessage, response: ServerResponse): void {
  const refusal = refusalOf(request);
  if (refusal) {
    end(response, refusal);
    return;
  }
  try {
    receiver.requestListener(request, response);
  } catch {
    // The receiver throws for what it has no route for.
    if (!response.headersSent) end(response, 404);
  }
}

function refusalOf(request: IncomingMessage): number | undefined {
  if (!URL.canParse(request.url ?? '', 'http://localhost')) return 400;
  return isFromTheFuture(request) ? 401 : undefined;
}

/** Bolt refuses old signatures but takes those of tomorrow, which could then be used until then. */
function isFromTheFuture(request: IncomingMessage): boolean {
  const at = Number(request.headers['x-slack-request-timestamp'] ?? 0);
  return at > Date.now() / 1000 + limits.signatureAgeSeconds;
}

function end(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { 'content-length': 0, ...headers }).end();
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
