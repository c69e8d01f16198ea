import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Ask, askerOf, bytesOf, type LoadRequest } from './http-load';

/** What became of a request that was sent at its own time, whatever became of those before it. */
export interface Sent {
  /** Milliseconds to the answer; infinite where none came. */
  readonly latencyMs: number;
  readonly answer: string | undefined;
}

/** Connections that are opened in between, when all are busy. */
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
  const free: Ask[] = [];
  const ends: (() => void)[] = [];
  const sent: Promise<Sent>[] = [];

  async function newConnection(): Promise<Ask> {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    ends.push(() => socket.destroy());
    await once(socket, 'connect');
    return askerOf(socket);
  }

  async function sendOne(request: LoadRequest): Promise<Sent> {
    const sentAt = performance.now();
    try {
      const ask = free.pop() ?? (await newConnection());
      const { status, body } = await ask(bytesOf(head, request));
      free.push(ask);
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
