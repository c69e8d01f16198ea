import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

const PROGRAM = resolve(__dirname, '../../bin/hindsight.js');

/** The bot as a program of its own, as `npm start` runs it. */
export interface BotProcess {
  /** The first line that it prints, once it runs. */
  readonly greeting: Promise<string>;
  /** What it ended with. */
  readonly ended: Promise<Ending>;
  /** Ends it as a power cut would. */
  kill(): Promise<Ending>;
  stop(): Promise<Ending>;
}

export interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs it with these settings and no others: in a folder without a file of settings. */
export function runBot(settings: Readonly<Record<string, string>>): BotProcess {
  const child = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: tmpdir(),
    // Whoever else runs here, another test among them, may have the usual port.
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout?.on('data', (data) => {
    said.out += data;
  });
  child.stderr?.on('data', (data) => {
    said.err += data;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    greeting: greetingOf(child, () => said.out, ended),
    ended,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function greetingOf(
  child: ChildProcess,
  out: () => string,
  ended: Promise<Ending>,
): Promise<string> {
  const isOver = ended.then(({ err }) => `it ended: ${err}`);
  while (!out().includes('\n')) {
    const data = once(child.stdout as NonNullable<typeof child.stdout>, 'data');
    const end = await Promise.race([data.then(() => undefined), isOver]);
    if (end !== undefined) return end;
  }
  return out().trim();
}
