import { Pool } from 'undici';

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

export interface LoadTarget {
  /** Sends every request once, as many at a time as there are connections. Throws where that takes too long. */
  send(requests: readonly LoadRequest[]): Promise<Round>;
  close(): Promise<void>;
}

export const connections = 16;
const answerMs = 10_000;
const roundMs = 120_000;

/** Connections that stay open to an address of this machine. */
export function openTarget(address: string): LoadTarget {
  const { origin, pathname, hostname } = new URL(address);
  if (hostname !== '127.0.0.1') throw new Error(`${address} is not this machine`);
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
  });
  return {
    send: (requests) => sendAll(pool, pathname, requests),
    close: () => pool.close(),
  };
}

async function sendAll(pool: Pool, path: string, requests: readonly LoadRequest[]): Promise<Round> {
  const latenciesMs: number[] = [];
  const answers: (string | undefined)[] = [];
  const waiting = requests.entries();
  const deadline = performance.now() + roundMs;

  async function sendOn(): Promise<void> {
    for (const [index, { headers, body }] of waiting) {
      const sentAt = performance.now();
      if (sentAt > deadline) throw new Error(`a round took more than ${roundMs / 1000} s`);
      const answer = await pool.request({ path, method: 'POST', headers, body });
      const text = await answer.body.text();
      latenciesMs.push(performance.now() - sentAt);
      answers[index] = answer.statusCode === 200 ? text : undefined;
    }
  }

  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, sendOn));
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, latenciesMs: latenciesMs.sort((a, b) => a - b), answers };
}

/** The value that a share of `sorted` does not exceed. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
