import type { Server } from 'node:http';

/**
 * Milliseconds. Balancers use a connection again after up to a minute of rest (AWS's and nginx's default), and whoever
 * closes it first loses the request that is on its way: that should not be us.
 */
const restMs = 75_000;

/** Leaves it to those who ask to close connections that rest. */
export function keepAlive(server: Server): Server {
  server.keepAliveTimeout = restMs;
  return server;
}
