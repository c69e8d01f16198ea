import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerResponseUrl } from '../delivery/response-urls';
import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import type { World } from '../world/world';
import type { ApiServer } from './api-server';
import { parseArgs, readBody, sendJson } from './body';
import { serveFile, takeUpload } from './file-routes';

/** Answers a request that none of Slack's own addresses is for; true when it did. */
export type ExtraRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Every HTTP address of the workspace: the Web API, response_urls, files, and what else is given. */
export function createHttpServer(world: World, api: ApiServer, extra: ExtraRoutes): Server {
  return createServer((request, response) => {
    route(world, api, extra, request, response).catch((error: unknown) => {
      if (error instanceof SlackFailure) {
        sendJson(response, 200, { ok: false, error: error.code, ...error.detail });
        return;
      }
      world.failures.push(`${request.method} ${request.url}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { ok: false, error: 'internal_error' });
    });
  });
}

async function route(
  world: World,
  api: ApiServer,
  extra: ExtraRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, first = '', second = '', third = ''] = pathname.split('/');
  switch (first) {
    case 'api':
      return await api.handle(request, response, second);
    case 'commands':
    case 'actions':
    case 'app':
      return await answer(world, request, response, third);
    case 'upload':
      return await takeUpload(world, request, response, second);
    case 'files-pri':
      return serveFile(world, request, response, second);
    default:
      if (!(await extra(request, response))) sendJson(response, 404, { ok: false });
  }
}

async function answer(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const body = (await parseArgs(request, await readBody(request))) as Json;
  try {
    answerResponseUrl(world, id, readPayload(body));
    sendJson(response, 200, { ok: true });
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    world.failures.push(`response_url: ${error.code} ${JSON.stringify(error.detail)}`);
    const isGone = ['used_url', 'expired_url', 'invalid_url'].includes(error.code);
    sendJson(response, isGone ? 404 : 400, { ok: false, error: error.code, ...error.detail });
  }
}

/** Old libraries send the message as a form with one field. */
function readPayload(body: Json): Json {
  return typeof body.payload === 'string' ? (JSON.parse(body.payload) as Json) : body;
}

/** Starts listening; the address, with a slash at its end. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${address.port}/`;
}

/** Stops at once, open connections and all. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
