import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Answer, createAnswerReader } from './answer-reader';

/** One request that is ready to be sent. */
export interface LoadRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Round {
  readonly seconds: number;
  /** Milliseconds from sending each request to the end of its answer, shortest first. */
  readonly latenciesMs: readonly number[];
  /** What was answered with status 200, by the request's place in the list. */
  readonly answers: readonly (string | undefined)[];
}

/** However slow a target is, a round ends. */
const roundMs = 60_000;

/**
 * Sends every request once to addresses of this machine, as many at a time as there are connections. They are written as
 * bytes that were put together before, so that the load takes little of the machine it is put on. Throws where it takes
 * too long, or a connection is closed.
 */
export async function sendLoad(
  addresses: readonly string[],
  requests: readonly LoadRequest[],
  connections: number,
): Promise<Round> {
  const urls = addresses.map((address) => new URL(address));
  const head = `POST ${urls[0]?.pathname} HTTP/1.1\r\nhost: ${urls[0]?.hostname}\r\n`;
  const sockets = Array.from({ length: connections }, (_, at) => {
    const { hostname, port } = urls[at % urls.length] as URL;
    return connect({ host: hostname, port: Number(port), noDelay: true });
  });
  try {
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    return await sendAll(
      sockets.map(askerOf),
      requests.map((request) => bytesOf(head, request)),
    );
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

export function bytesOf(head: string, { headers, body }: LoadRequest): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = `content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.from(`${head}${lines.join('')}${length}${body}`);
}

export type Ask = (request: Buffer) => Promise<Answer>;

/** Asks one thing at a time over a socket. */
export function askerOf(socket: Socket): Ask {
  let settle: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  const read = createAnswerReader((answer) => settle?.resolve(answer));
  socket.on('data', read);
  socket.on('error', (error) => settle?.reject(error));
  socket.on('close', () => settle?.reject(new Error('the connection was closed')));
  return (request) =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) throw new Error('the connection was closed');
      settle = { resolve, reject };
      socket.write(request);
    });
}

async function sendAll(asks: readonly Ask[], requests: readonly Buffer[]): Promise<Round> {
  const latenciesMs: number[] = [];
  const answers: (string | undefined)[] = [];
  const waiting = requests.entries();
  const deadline = performance.now() + roundMs;

  async function sendOn(ask: Ask): Promise<void> {
    for (const [index, request] of waiting) {
      const sentAt = performance.now();
      if (sentAt > deadline) throw new Error(`a round took more than ${roundMs / 1000} s`);
      const { status, body } = await ask(request);
      latenciesMs.push(performance.now() - sentAt);
      answers[index] = status === 200 ? body : undefined;
    }
  }

  const startedAt = performance.now();
  await Promise.all(asks.map(sendOn));
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, latenciesMs: latenciesMs.sort((a, b) => a - b), answers };
}

/** The value that a share of `sorted` does not exceed. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The value in the middle, of values in any order. */
export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
