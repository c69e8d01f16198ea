import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OutsideRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface OutsideAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server of somebody else, on this machine. */
export interface OutsideServer {
  readonly url: string;
  /** Everything that arrived, in order. */
  readonly requests: OutsideRequest[];
  /** The next `times` requests are answered like this, and reach nothing behind. */
  failNext(answer: OutsideAnswer, times?: number): void;
  /** The next request is taken, and never answered. */
  hangNext(): void;
  /** Whether nothing is answered, until it is turned off again. */
  isSilent: boolean;
  close(): Promise<void>;
}

/** Serves what `answer` says. Listens on a port of its own, and on the same one again with `port`. */
export async function startOutsideServer(
  answer: (request: OutsideRequest) => OutsideAnswer,
): Promise<OutsideServer> {
  const planned: (OutsideAnswer | 'silence')[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const received = { method, path, headers, body: Buffer.concat(chunks).toString() };
      outside.requests.push(received);
      if (outside.isSilent) return;
      const next = planned.shift() ?? answer(received);
      if (next === 'silence') return;
      response.writeHead(next.status, { 'content-type': 'application/json', ...next.headers });
      response.end(next.body === undefined ? '' : JSON.stringify(next.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const outside: OutsideServer = {
    url: `http://127.0.0.1:${port}`,
    requests: [],
    isSilent: false,
    failNext: (planning, times = 1) => {
      for (let count = 0; count < times; count += 1) planned.push(planning);
    },
    hangNext: () => void planned.push('silence'),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return outside;
}
