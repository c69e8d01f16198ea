import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepAlive } from '../../requests/keep-alive';
import type { AnswerPage } from './pages';

export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the pages by themselves, where Slack does not come in over HTTP. Throws what `listen` does: a port in use. */
export async function startPageServer(
  { host, port }: { readonly host: string; readonly port: number },
  answerPage: AnswerPage,
): Promise<PageServer> {
  const server = keepAlive(
    createServer((request, response) => {
      if (!answerPage(request, response)) response.writeHead(404).end();
    }),
  );
  server.listen({ host, port });
  await once(server, 'listening');
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
