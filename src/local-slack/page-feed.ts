import type { ServerResponse } from 'node:http';
import type { World } from './world/world';

export interface PageFeed {
  add(response: ServerResponse): void;
  close(): void;
}

/** Tells every open page that something has changed (server-sent events). */
export function createPageFeed(world: World): PageFeed {
  const open = new Set<ServerResponse>();
  const stop = world.onChange(() => {
    for (const response of open) response.write('event: change\ndata: {}\n\n');
  });
  return {
    add(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('event: change\ndata: {}\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    close() {
      stop();
      for (const response of open) response.end();
    },
  };
}
