import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerResponseUrl } from '../delivery/response-urls';
import type { Faults } from '../faults/faults';
import { exchangeOfRequest, startTiming } from '../traffic/exchanges';
import type { Traffic } from '../traffic/traffic';
import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import type { World } from '../world/world';
import { type Answer, sendAnswer } from './answer';
import type { ApiServer } from './api-server';
import { serveAuthorize } from './authorize-page';
import { parseArgs, readBody, sendJson } from './body';
import { strikesDoor } from './call-faults';
import { directFaults } from './fault-routes';
import { serveFile, takeUpload } from './file-routes';
import { answerUnder } from './under-fault';

/** Answers a request that none of Slack's own addresses is for; true when it did. */
export type ExtraRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

interface Doors {
  readonly world: World;
  readonly api: ApiServer;
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly extra: ExtraRoutes;
}

/** Every HTTP address of the workspace: the Web API, response_urls, files, faults, and what else is given. */
export function createHttpServer(doors: Doors): Server {
  return createServer((request, response) => {
    route(doors, request, response).catch((error: unknown) => {
      if (error instanceof SlackFailure) {
        sendJson(response, 200, { ok: false, error: error.code, ...error.detail });
        return;
      }
      doors.world.failures.push(`${request.method} ${request.url}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { ok: false, error: 'internal_error' });
    });
  });
}

async function route(
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, first = '', second = '', third = ''] = pathname.split('/');
  const { world, api, faults, extra } = doors;
  switch (first) {
    case 'api':
      return await api.handle(request, response, second);
    case 'commands':
    case 'actions':
    case 'app':
      return await takeBeside(doors, 'response_url', request, response, () =>
        answerAt(world, request, third),
      );
    case 'upload':
      return await takeBeside(doors, 'upload', request, response, async () => ({
        said: `${request.headers['content-length'] ?? 'unknown'} bytes`,
        answer: await takeUpload(world, request, second),
      }));
    case 'files-pri':
      return serveFile(world, request, response, second);
    case 'oauth':
      return await serveAuthorize([world], request, response);
    case 'faults':
      return sendAnswer(response, await directFaults(world, faults, request, second));
    default:
      if (!(await extra(request, response))) sendJson(response, 404, { ok: false });
  }
}

interface Taken {
  /** What the app sent, as the inspector shows it. */
  readonly said: unknown;
  readonly answer: Answer;
}

/** Takes what the app sends to one of the addresses beside the Web API. */
async function takeBeside(
  { world, faults, traffic }: Doors,
  door: 'response_url' | 'upload',
  request: IncomingMessage,
  response: ServerResponse,
  take: () => Promise<Taken>,
): Promise<void> {
  const timed = startTiming(world.now());
  const fault = faults.take((each) => strikesDoor(each, door));
  let said: unknown;
  const answer = await answerUnder(fault, request, response, async () => {
    const taken = await take();
    said = taken.said;
    return taken.answer;
  });
  const asked = { kind: door, name: door, request: said, answer, fault: fault?.kind };
  traffic.add(exchangeOfRequest(asked, timed()));
  world.changed();
}

async function answerAt(world: World, request: IncomingMessage, id: string): Promise<Taken> {
  const said = (await parseArgs(request, await readBody(request))) as Json;
  return { said, answer: takeAnswer(world, id, said) };
}

function takeAnswer(world: World, id: string, body: Json): Answer {
  try {
    answerResponseUrl(world, id, readPayload(body));
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    world.failures.push(`response_url: ${error.code} ${JSON.stringify(error.detail)}`);
    const isGone = ['used_url', 'expired_url', 'invalid_url'].includes(error.code);
    return {
      status: isGone ? 404 : 400,
      body: { ok: false, error: error.code, ...error.detail },
    };
  }
}

/** Old libraries send the message as a form with one field. */
function readPayload(body: Json): Json {
  return typeof body.payload === 'string' ? (JSON.parse(body.payload) as Json) : body;
}

/** Starts listening; the address, with a slash at its end. Throws in a sentence when the port is taken. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${address.port}/`;
}

/** Keeps the `code`, by which callers tell their own users what to do. */
function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return Object.assign(new Error(`Port ${port} of ${host} is in use`), { code: error.code });
}

/** Stops at once, open connections and all. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
