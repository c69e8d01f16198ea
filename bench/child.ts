import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A program of the project, running beside this one. */
export interface Child {
  /** What `announced` found in the line that it printed. */
  readonly address: string;
  /** Seconds of processor time it has had so far, in all its threads; NaN where the system does not tell. */
  processorSeconds(): number;
  /** Bytes of memory that are its own right now; NaN where the system does not tell. */
  memoryBytes(): number;
  /** The most that it had since it was started. */
  peakMemoryBytes(): number;
  /** Ends it without a chance to finish anything, as a crash would. */
  kill(): Promise<void>;
}

const startMs = 30_000;

/**
 * Runs what is given to Node, options and a file with its arguments, until it prints a line that `announced` matches; `name`
 * is what it is called. Throws when it ends or keeps silent before.
 */
export async function startChild(
  name: string,
  given: readonly string[],
  env: Readonly<Record<string, string>>,
  announced: RegExp,
): Promise<Child> {
  const child = spawn(process.execPath, [...profiling(name), ...given], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    address: await firstAddress(child, name, announced),
    processorSeconds: () => processorSeconds(child.pid ?? 0),
    memoryBytes: () => memoryBytes(child.pid ?? 0, 'VmRSS'),
    peakMemoryBytes: () => memoryBytes(child.pid ?? 0, 'VmHWM'),
    kill: () => kill(child),
  };
}

/** `BENCH_PROFILE=folder` leaves a CPU profile of each child there. */
function profiling(name: string): readonly string[] {
  const folder = process.env.BENCH_PROFILE;
  if (!folder) return [];
  return ['--cpu-prof', `--cpu-prof-dir=${folder}/${name}`];
}

async function firstAddress(child: ChildProcess, name: string, announced: RegExp): Promise<string> {
  if (child.stdout === null) throw new Error('the output is not a pipe');
  const lines = createInterface(child.stdout);
  const late = setTimeout(() => child.kill('SIGKILL'), startMs);
  try {
    for await (const line of lines) {
      const address = announced.exec(line)?.[1];
      if (address !== undefined) return address;
    }
    throw new Error(`${name} ended, or said nothing for ${startMs / 1000} s`);
  } finally {
    clearTimeout(late);
    // Nobody reads on, and a full pipe would stop the child.
    child.stdout.resume();
  }
}

const ticksInSecond = 100;

/** Linux tells it in /proc, in ticks: `man 5 proc`, fields 14 and 15, the second of which may hold blanks and brackets. */
function processorSeconds(pid: number): number {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksInSecond;
}

/** Resident memory, now or at its peak: `man 5 proc`. */
function memoryBytes(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  if (!existsSync(`/proc/${pid}/status`)) return Number.NaN;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status) ?? [];
  return Number(kilobytes) * 1024;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(process.env.BENCH_PROFILE ? 'SIGTERM' : 'SIGKILL');
  await ended;
}
