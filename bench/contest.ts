import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child';
import { type LoadRequest, median, percentile, type Round, sendLoad } from './http-load';
import type { Figure } from './row';

/** Somebody who is sent requests. */
export interface Contender {
  /** One, or several that share the load. */
  readonly processes: readonly Child[];
  next(count: number): readonly LoadRequest[];
  /** Looks at the answers of a round. Throws for one that is wrong. */
  check(answers: Round['answers']): void;
}

export interface Load {
  /** How many requests are under way at a time. */
  readonly connections: number;
  readonly rounds: number;
  readonly requestsInRound: number;
  readonly requestsToWarmUp: number;
}

export interface Measured {
  /** Of each round. */
  readonly perSecond: readonly number[];
  /** Of all rounds, shortest first. */
  readonly latenciesMs: readonly number[];
  /** Milliseconds of processor time for each request, in all processes and threads. */
  readonly processorMs: number;
}

/**
 * Sends the same load to each by turns, so that whatever else the machine does falls on both. Before a round the other one
 * comes to rest: what it does behind the answers is not to be done at the expense of whose turn it is.
 */
export async function contest(
  contenders: readonly [Contender, Contender],
  { connections, rounds, requestsInRound, requestsToWarmUp }: Load,
): Promise<readonly [Measured, Measured]> {
  for (const contender of contenders) await oneRound(contender, requestsToWarmUp, connections);
  const before = contenders.map(processorSeconds);
  const measured: [Round[], Round[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    await atRest(contenders[1]);
    measured[0].push(await oneRound(contenders[0], requestsInRound, connections));
    await atRest(contenders[0]);
    measured[1].push(await oneRound(contenders[1], requestsInRound, connections));
  }
  const sums = contenders.map((contender, at) => processorSeconds(contender) - (before[at] ?? 0));
  const [mine, theirs] = sums.map((seconds) => (seconds * 1000) / (rounds * requestsInRound));
  return [summed(measured[0], mine), summed(measured[1], theirs)];
}

/** What several contests came to between the same two. */
export function joined(
  contests: readonly (readonly [Measured, Measured])[],
): readonly [Measured, Measured] {
  const of = (at: 0 | 1): Measured => {
    const all = contests.map((measured) => measured[at]);
    return {
      perSecond: all.flatMap(({ perSecond }) => perSecond),
      latenciesMs: all.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b),
      processorMs: all.reduce((sum, { processorMs }) => sum + processorMs, 0) / all.length,
    };
  };
  return [of(0), of(1)];
}

/** How far the starts are apart. */
export function startsFigure(contests: readonly (readonly [Measured, Measured])[]): Figure {
  const ratios = contests.map(
    ([ours, theirs]) => median(ours.perSecond) / median(theirs.perSecond),
  );
  const result = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
  return { what: 'requests a second, of each start', ours: '', peers: '', result };
}

/** Sends so many requests, all of which are to be answered rightly. */
export async function oneRound(
  { processes, next, check }: Contender,
  count: number,
  connections: number,
): Promise<Round> {
  const addresses = processes.map(({ address }) => address);
  const round = await sendLoad(addresses, next(count), connections);
  check(round.answers);
  return round;
}

const restMs = 250;
const busySeconds = 0.02;
const mostLooks = 20;

/** Waits until somebody has next to nothing to do, but for no more than some seconds. */
async function atRest(contender: Contender): Promise<void> {
  for (let look = 0; look < mostLooks; look += 1) {
    const before = processorSeconds(contender);
    await pause(restMs);
    // Where the system does not tell, nobody can wait for it.
    if (!(processorSeconds(contender) - before > busySeconds)) return;
  }
}

function processorSeconds({ processes }: Contender): number {
  return processes.reduce((sum, process) => sum + process.processorSeconds(), 0);
}

function summed(rounds: readonly Round[], processorMs = Number.NaN): Measured {
  return {
    perSecond: rounds.map(({ latenciesMs, seconds }) => latenciesMs.length / seconds),
    latenciesMs: rounds.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b),
    processorMs,
  };
}

/** How ours compares: at least so much of the peer's throughput, at most so many times its slowest answers. */
export function contestFigures(
  [ours, theirs]: readonly [Measured, Measured],
  goals: { readonly throughput?: number; readonly p99?: number },
): readonly Figure[] {
  const rates = [median(ours.perSecond), median(theirs.perSecond)] as const;
  return [
    compared('requests a second', rates, '', 0, goals.throughput && `≥ ${goals.throughput}`),
    ...([0.5, 0.99] as const).map((share) => {
      const pair = [percentile(ours.latenciesMs, share), percentile(theirs.latenciesMs, share)];
      const what = `time to the answer, p${share * 100}`;
      const goal = share === 0.99 && goals.p99 && `≤ ${goals.p99}`;
      return compared(what, [pair[0] ?? 0, pair[1] ?? 0], ' ms', 1, goal);
    }),
    compared('processor time for each', [ours.processorMs, theirs.processorMs], ' ms', 2),
  ];
}

function compared(
  what: string,
  [ours, theirs]: readonly [number, number],
  unit: string,
  digits: number,
  goal: string | number | false | undefined = undefined,
): Figure {
  return {
    what,
    ours: `${ours.toFixed(digits)}${unit}`,
    peers: `${theirs.toFixed(digits)}${unit}`,
    result: `${(ours / theirs).toFixed(2)} times the peer's${goal ? ` (goal ${goal})` : ''}`,
  };
}
