import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface BusyWriter {
  /** Rounds recorded so far. */
  rounds(): number;
  stop(): Promise<void>;
}

/** A program of its own that records into the database as fast as it can; ready once it does. */
export async function startBusyWriter(databaseUrl: string): Promise<BusyWriter> {
  const main = require.resolve('./busy-writer-main');
  const child = spawn(process.execPath, ['--import', 'tsx', main, databaseUrl], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let rounds = 0;
  const lines = createInterface(child.stdout).on('line', (line) => {
    rounds = Number(line);
  });
  await Promise.race([
    once(lines, 'line'),
    ended.then(() => Promise.reject(new Error('it ended'))),
  ]);
  return {
    rounds: () => rounds,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
