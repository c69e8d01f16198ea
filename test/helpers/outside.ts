import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createPlainServer,
  type Server,
  type Socket,
} from 'node:net';
import type { Certified } from './certificate';

/** Somebody outside, at a port of this machine. */
export interface Outside {
  readonly port: number;
  close(): Promise<void>;
}

/** One that answers HTTP, or HTTPS with this certificate. */
export function webServer(answer: RequestListener, certified?: Certified): Promise<Outside> {
  const server =
    certified === undefined
      ? createServer(answer)
      : createSecureServer({ cert: certified.certificate, key: certified.key }, answer);
  return listening(server, () => server.closeAllConnections());
}

/** One that speaks something else, or nothing. */
export function otherServer(speak: (socket: Socket) => void): Promise<Outside> {
  const sockets = new Set<Socket>();
  const server = createPlainServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    speak(socket);
  });
  return listening(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** A port at which nothing listens. */
export async function freePort(): Promise<number> {
  const { port, close } = await otherServer(() => undefined);
  await close();
  return port;
}

/** The first of two ports in a row at which nothing listens. */
export async function twoFreePorts(): Promise<number> {
  for (;;) {
    const port = await freePort();
    const next = createPlainServer().listen(port + 1, '127.0.0.1');
    const isFree = await once(next, 'listening').then(
      () => true,
      () => false,
    );
    next.close();
    if (isFree) return port;
  }
}

async function listening(server: Server, letGo: () => void): Promise<Outside> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      letGo();
      await closed;
    },
  };
}
