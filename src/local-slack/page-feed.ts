import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { isOwnHost } from './server/own-host';
import type { World } from './world/world';

/** So that a page notices when nobody is at the other end any more. */
const BEAT_MS = 20_000;

export interface PageFeed {
  /** True when the request was for this. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Hangs up on every page; they come back by themselves. */
  drop(): void;
  close(): void;
}

/** Tells every open page that something has changed. Over sockets, since a browser keeps only a few streams open to one server. */
export function createPageFeed(world: World): PageFeed {
  const server = new WebSocketServer({ noServer: true });
  const tellAll = (word: 'change' | 'beat'): void => {
    for (const page of server.clients) page.send(word);
  };
  const drop = (): void => {
    for (const page of server.clients) page.terminate();
  };
  const stop = world.onChange(() => tellAll('change'));
  const beat = setInterval(() => tellAll('beat'), BEAT_MS);
  beat.unref();
  return {
    upgrade(request, socket, head) {
      if (request.url?.split('?')[0] !== '/page/events') return false;
      if (!isOwnPage(world, request)) {
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        return true;
      }
      server.handleUpgrade(request, socket, head, (page) => {
        page.on('error', () => page.terminate());
        page.send('change');
      });
      return true;
    },
    drop,
    close() {
      stop();
      clearInterval(beat);
      drop();
      server.close();
    },
  };
}

/** Another site's page may open a socket to this one; it is told nothing. */
function isOwnPage(world: World, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return isOwnHost(world, request) && (origin === undefined || origin === `http://${host}`);
}
