import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One address in front of several, which take turns; one that does not answer is left out. */
export interface Balancer {
  readonly url: string;
  /** Addresses in front of which it stands, in the order of their turns. */
  set(addresses: readonly string[]): void;
  /** Which of them takes the next request. */
  next(): string;
  close(): Promise<void>;
}

/** Starts one, in front of nobody. */
export async function startBalancer(): Promise<Balancer> {
  let behind: readonly string[] = [];
  let turn = 0;
  const next = () => behind[turn % behind.length] ?? '';

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    for (let tries = 0; tries < behind.length; tries += 1) {
      const target = next();
      turn += 1;
      if (await forward(target, incoming, body, response)) return;
    }
    response.writeHead(502).end();
  }

  const server = createServer((incoming, response) => void pass(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    set(addresses) {
      behind = addresses;
    },
    next,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** False where nobody took it; a request whose taker died in the middle has failed, as with any balancer. */
function forward(
  target: string,
  { url = '/', method, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = request(new URL(url, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
      resolve(true);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') return resolve(false);
      response.destroy();
      resolve(true);
    });
    outgoing.end(body);
  });
}
