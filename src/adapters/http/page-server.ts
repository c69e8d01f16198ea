import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepAlive } from '../../requests/keep-alive';
import type { AnswerPage } from './pages';

export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

export interface PagePlace {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Takes any free port where that one is in use. */
  readonly orAnother?: boolean;
}

/** Serves the pages by themselves, where Slack does not come in over HTTP. Throws what `listen` does: a port in use. */
export async function startPageServer(
  place: PagePlace,
  answerPage: AnswerPage,
): Promise<PageServer> {
  const server = keepAlive(
    createServer((request, response) => {
      if (!answerPage(request, response)) response.writeHead(404).end();
    }),
  );
  await listenAt(server, place);
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listenAt(server: Server, { host, port, orAnother = false }: PagePlace) {
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    if (!orAnother || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    server.listen({ host, port: 0 });
    await once(server, 'listening');
  }
}
