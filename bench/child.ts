import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';

/** A program of the project, running beside this one. */
export interface Child {
  /** What `announced` found in the line that it printed. */
  readonly address: string;
  /** Ends it without a chance to finish anything, as a crash would. */
  kill(): Promise<void>;
}

const startMs = 30_000;

/** Runs a TypeScript file until it prints a line that `announced` matches. Throws when it ends or keeps silent before. */
export async function startChild(
  file: string,
  env: Readonly<Record<string, string>>,
  announced: RegExp,
  args: readonly string[] = [],
): Promise<Child> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...profiling(file), file, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { address: await firstAddress(child, file, announced), kill: () => kill(child) };
}

/** `BENCH_PROFILE=folder` leaves a CPU profile of each child there. */
function profiling(file: string): readonly string[] {
  const folder = process.env.BENCH_PROFILE;
  if (!folder) return [];
  return ['--cpu-prof', `--cpu-prof-dir=${folder}/${basename(file, '.ts')}`];
}

async function firstAddress(child: ChildProcess, file: string, announced: RegExp): Promise<string> {
  if (child.stdout === null) throw new Error('the output is not a pipe');
  const lines = createInterface(child.stdout);
  const late = setTimeout(() => child.kill('SIGKILL'), startMs);
  try {
    for await (const line of lines) {
      const address = announced.exec(line)?.[1];
      if (address !== undefined) return address;
    }
    throw new Error(`${file} ended, or said nothing for ${startMs / 1000} s`);
  } finally {
    clearTimeout(late);
    // Nobody reads on, and a full pipe would stop the child.
    child.stdout.resume();
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(process.env.BENCH_PROFILE ? 'SIGTERM' : 'SIGKILL');
  await ended;
}
