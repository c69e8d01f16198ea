import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Ask, askerOf, bytesOf, type LoadRequest } from './http-load';

/** What became of a request that was sent at its own time, whatever became of those before it. */
export interface Sent {
  /** Milliseconds to the answer; infinite where none came. */
  readonly latencyMs: number;
  readonly answer: string | undefined;
}

interface Connection {
  readonly socket: Socket;
  readonly ask: Ask;
}

/** The server closes what is idle for some seconds. */
function openOne(free: Connection[]): Connection | undefined {
  for (let one = free.pop(); one !== undefined; one = free.pop()) {
    if (!one.socket.destroyed) return one;
  }
  return undefined;
}

/** A pause is no shorter than this: what is due meanwhile goes together. */
const burstMs = 10;
/** Nobody waits longer for the last answers. */
const patienceMs = 30_000;

/**
 * Sends so many requests a second, evenly, and does not wait for answers: each takes a connection that is free, or a new
 * one. Resolves when all are answered, or after half a minute.
 */
export async function sendSteadily(
  address: string,
  requests: readonly LoadRequest[],
  perSecond: number,
): Promise<readonly Sent[]> {
  const { hostname, port, pathname } = new URL(address);
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\n`;
  const free: Connection[] = [];
  const ends: (() => void)[] = [];
  const sent: Promise<Sent>[] = [];

  async function newConnection(): Promise<Connection> {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    ends.push(() => socket.destroy());
    // One that is ended before it is open says so by closing only.
    await Promise.race([
      once(socket, 'connect'),
      once(socket, 'close').then(() => Promise.reject(new Error('the connection was closed'))),
    ]);
    return { socket, ask: askerOf(socket) };
  }

  async function sendOne(request: LoadRequest): Promise<Sent> {
    const sentAt = performance.now();
    try {
      const connection = openOne(free) ?? (await newConnection());
      const { status, body } = await connection.ask(bytesOf(head, request));
      free.push(connection);
      const latencyMs = performance.now() - sentAt;
      return { latencyMs, answer: status === 200 ? body : undefined };
    } catch {
      return { latencyMs: Number.POSITIVE_INFINITY, answer: undefined };
    }
  }

  const begin = performance.now();
  for (const request of requests) {
    const dueAt = begin + (sent.length * 1000) / perSecond;
    if (dueAt - performance.now() > burstMs) await pause(dueAt - performance.now());
    sent.push(sendOne(request));
  }
  const late = setTimeout(() => {
    for (const end of ends) end();
  }, patienceMs);
  const all = await Promise.all(sent);
  clearTimeout(late);
  for (const end of ends) end();
  return all;
}
