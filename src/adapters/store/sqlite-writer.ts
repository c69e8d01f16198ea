import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { VersionConflict } from '../../ports/incident-store';
import type { Done, Statement } from './statement';

/** What the thread answers to each thing it was asked: see sqlite-thread.cjs. */
type End =
  | { readonly done: readonly Done[] }
  | { readonly unchanged: string }
  | { readonly error: { readonly message: string; readonly code: string } };

type Task =
  | { readonly group: readonly (readonly Statement[])[] }
  | { readonly statement: Statement }
  | { readonly isLast: true };

/** All writing to one file, in a thread of its own: a commit waits for the disk, and the process need not. */
export interface SqliteWriter {
  /**
   * Carries out statements in one transaction, on disk when it returns. What is asked for while another one is under way
   * goes together. Throws VersionConflict for a statement that had to change a row, and the driver's errors.
   */
  transact(statements: readonly Statement[]): Promise<readonly Done[]>;
  /** Resolves once nobody else writes, until what it came to is called: for a transaction that decides as it goes. */
  lock(): Promise<() => void>;
  /** Carries out one statement, for whoever has the lock. */
  run(statement: Statement): Promise<Done>;
  close(): Promise<void>;
}

interface Waiting {
  readonly statements: readonly Statement[];
  readonly resolve: (done: readonly Done[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A transaction of this many keeps nobody waiting long. */
const mostAtOnce = 100;

/** Starts the thread. The file must be one that can be opened. */
export function startSqliteWriter(path: string, busyTimeoutMs: number): SqliteWriter {
  const ask = startThread(path, busyTimeoutMs);
  const waiting: Waiting[] = [];
  const locking: (() => void)[] = [];
  let isBusy = false;

  /** Whoever waits for the lock is next; they are few. */
  function goOn(): void {
    const lockNext = locking.shift();
    isBusy = lockNext !== undefined || waiting.length > 0;
    if (lockNext !== undefined) lockNext();
    else if (isBusy) void commit(waiting.splice(0, mostAtOnce)).finally(goOn);
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const ends = await ask({ group: batch.map(({ statements }) => statements) });
      for (const [index, { resolve, reject }] of batch.entries()) {
        const end = ends[index];
        if (end !== undefined && 'done' in end) resolve(end.done);
        else reject(errorOf(end));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  function begin(): void {
    if (isBusy) return;
    isBusy = true;
    // Requests that arrived together are read one by one; this waits until all of them have been.
    setImmediate(goOn);
  }

  return {
    transact: (statements) =>
      new Promise((resolve, reject) => {
        waiting.push({ statements, resolve, reject });
        begin();
      }),
    lock: () =>
      new Promise((resolve) => {
        locking.push(() => resolve(goOn));
        begin();
      }),
    async run(statement) {
      const [end] = await ask({ statement });
      if (end === undefined || !('done' in end)) throw errorOf(end);
      return end.done[0] ?? { rows: [] };
    },
    async close() {
      await ask({ isLast: true });
    },
  };
}

function errorOf(end: Exclude<End, { done: unknown }> | undefined): Error {
  if (end === undefined) return new Error('the thread that writes gave no answer');
  if ('unchanged' in end) return new VersionConflict(end.unchanged);
  const { message, code } = end.error;
  return Object.assign(new Error(message), { code });
}

/** Asks the thread one thing after the other; it answers in that order. */
function startThread(path: string, busyTimeoutMs: number): (task: Task) => Promise<readonly End[]> {
  const thread = new Worker(join(__dirname, 'sqlite-thread.cjs'), {
    workerData: { path, busyTimeoutMs },
    // It needs none of the compilers that this process may have been started with.
    execArgv: [],
  });
  const asked: { resolve(ends: readonly End[]): void; reject(error: unknown): void }[] = [];
  let ended: Error | undefined;

  function settled(): void {
    // An idle thread keeps no process alive.
    if (asked.length === 0) thread.unref();
  }

  function end(error: Error): void {
    ended ??= error;
    for (const { reject } of asked.splice(0)) reject(ended);
  }

  thread.on('message', (ends: readonly End[]) => {
    asked.shift()?.resolve(ends);
    settled();
  });
  thread.on('error', end);
  thread.on('exit', () => end(new Error('the thread that writes has ended')));
  settled();
  return async (task) => {
    if (ended !== undefined) throw ended;
    const answer = new Promise<readonly End[]>((resolve, reject) => {
      asked.push({ resolve, reject });
    });
    thread.ref();
    thread.postMessage(task);
    const ends = await answer;
    if ('isLast' in task) await thread.terminate();
    return ends;
  };
}
