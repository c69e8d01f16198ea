import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { LocalWorkspace } from '../../src/local-slack/types';

const CHILD = resolve(__dirname, 'bot-in-waiting.ts');
const TSX = require.resolve('tsx/cjs');
/** Loaded ahead, so that there is one when the last was killed. */
const AHEAD = 2;

/** The bots of a soak: one after the other on the same database, each a process of its own. */
export interface Bots {
  /** Starts the next one and waits until it is connected. One that Slack turns away is followed by another. */
  start(): Promise<void>;
  /** Ends the one that runs as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** What bots said that ended by themselves after they had been connected. */
  readonly ended: readonly string[];
}

interface Child {
  readonly process: ChildProcess;
  readonly isWaiting: Promise<unknown>;
  readonly isOver: Promise<unknown>;
  said(): string;
}

export function createBots(workspace: LocalWorkspace, settings: NodeJS.ProcessEnv): Bots {
  const waiting: Child[] = [];
  const ended: string[] = [];
  let running: Child | undefined;
  let isStopped = false;

  function load(): Child {
    const child = spawn(process.execPath, ['--require', TSX, CHILD, 'start'], {
      // Without a file of settings.
      cwd: tmpdir(),
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', PORT: '0', ...settings },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr?.on('data', (data) => {
      said += data;
    });
    // A child that was killed meanwhile takes no more words.
    child.stdin?.on('error', () => undefined);
    const isWaiting = once(child.stdout as NonNullable<typeof child.stdout>, 'data');
    isWaiting.catch(() => undefined);
    return { process: child, isWaiting, isOver: once(child, 'exit'), said: () => said };
  }

  function next(): Child {
    while (waiting.length < AHEAD) waiting.push(load());
    const child = waiting.shift() as Child;
    waiting.push(load());
    return child;
  }

  async function begin(): Promise<boolean> {
    const child = next();
    await Promise.race([child.isWaiting, child.isOver]);
    running = child;
    child.process.stdin?.write('begin\n');
    const isOver = child.isOver.then(() => false);
    return Promise.race([isOver, connected(workspace)]);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const child = running;
    running = undefined;
    if (child === undefined) return;
    if (child.process.exitCode !== null) ended.push(child.said());
    else child.process.kill(signal);
    await child.isOver;
    await workspace.waitFor('the bot to be gone', () => !workspace.isAppConnected());
  }

  return {
    ended,
    async start() {
      while (!isStopped && !(await begin())) running = undefined;
    },
    kill: () => end('SIGKILL'),
    async stop() {
      isStopped = true;
      await end('SIGTERM');
      for (const { process: child, isOver } of waiting) {
        child.kill('SIGKILL');
        await isOver;
      }
    },
  };
}

async function connected(workspace: LocalWorkspace): Promise<boolean> {
  await workspace.waitFor('the bot to connect', () => workspace.isAppConnected(), 60_000);
  return true;
}
