import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPReceiver, type Logger as SlackLogger } from '@slack/bolt';
import { limits } from '../limits';
import { within } from '../within';
import type { Door } from './door';

/** Answers requests for pages of our own on the same port, such as `/healthz`; says whether it was one. */
export type AnswerPage = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface HttpSettings {
  readonly signingSecret: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly answerPage: AnswerPage;
}

/** Slack's largest requests are forms, of at most 250 kB. */
const MOST_BYTES = 1024 * 1024;
/** Milliseconds for answers that are on their way out. */
const LAST_WORDS_MS = 1000;

/** Requests signed by Slack, at `/slack/events`. */
export function createHttpDoor(settings: HttpSettings, logger: SlackLogger): Door {
  const receiver = new HTTPReceiver({
    signingSecret: settings.signingSecret,
    endpoints: ['/slack/events'],
    bodyLimit: MOST_BYTES,
    logger,
  });
  const server = createServer((request, response) => {
    if (!settings.answerPage(request, response)) answer(receiver, request, response);
  });
  const closed = new Promise<void>((resolve) => {
    server.once('close', resolve);
  });
  return {
    receiver,
    attach: () => undefined,
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

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
