import type { IncomingMessage } from 'node:http';
import type { World } from '../world/world';

/** Whether a request names this server: another site's name that resolves to this machine (DNS rebinding) gets nothing. */
export function isOwnHost(world: World, request: IncomingMessage): boolean {
  return [world.url, world.pageUrl].some((address) => {
    const { port, hostname } = new URL(address);
    const names = [hostname, 'localhost', '127.0.0.1', '[::1]'];
    return names.some((name) => request.headers.host === `${name}:${port}`);
  });
}
