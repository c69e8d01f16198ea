import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { VersionConflict } from '../../ports/incident-store';
import { projectFolder } from '../../project-folder';
import type { Done, Place, Statement } from './statement';

/** What the thread answers to each thing it was asked: see sqlite-thread.cjs. */
type End =
  | { readonly done: readonly Done[] }
  | { readonly unchanged: string }
  | { readonly error: { readonly message: string; readonly code: string } };

/** `follows`: the number of the one that it was decided on. */
interface Transaction {
  readonly statements: readonly Statement[];
  readonly number: number;
  readonly follows?: number | undefined;
}

type Task =
  | { readonly group: readonly Transaction[] }
  | { readonly statement: Statement }
  | { readonly isLast: true };

/** All writing to one file, in a thread of its own: a commit waits for the disk, and the process need not. */
export interface SqliteWriter {
  /**
   * Carries out statements in one transaction, on disk when it returns. What is asked for while another one is under way
   * goes together, in the order it is asked for. Throws VersionConflict for a statement that had to change a row and where
   * what it was decided on failed, and the driver's errors.
   */
  transact(statements: readonly Statement[], place?: Place): Promise<readonly Done[]>;
  /** Resolves once nobody else writes, until what it came to is called: for a transaction that decides as it goes. */
  lock(): Promise<() => void>;
  /** Carries out one statement, for whoever has the lock. */
  run(statement: Statement): Promise<Done>;
  close(): Promise<void>;
}

interface Waiting extends Transaction {
  readonly resolve: (done: readonly Done[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Starts the thread. The file must be one that can be opened. */
export function startSqliteWriter(path: string, busyTimeoutMs: number): SqliteWriter {
  const ask = startThread(path, busyTimeoutMs);
  const waiting: Waiting[] = [];
  const numbered = createNumbers();
  const turns = createTurns(() => (waiting.length === 0 ? undefined : commit(waiting.splice(0))));

  async function commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const group = batch.map(({ statements, number, follows }) => ({
        statements,
        number,
        follows,
      }));
      const ends = await ask({ group });
      for (const [index, { resolve, reject }] of batch.entries()) {
        const end = ends[index];
        if (end !== undefined && 'done' in end) resolve(end.done);
        else reject(errorOf(end));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return {
    transact: (statements, place) =>
      new Promise((resolve, reject) => {
        waiting.push({ statements, ...numbered(place), resolve, reject });
        turns.wake();
      }),
    lock: turns.lock,
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

/** Whose turn it is: all who share commits, or one who has the lock. `share` begins what waits, if anything does. */
function createTurns(share: () => Promise<void> | undefined) {
  const locking: (() => void)[] = [];
  let underWay = 0;
  let isLocked = false;
  let isAwake = false;

  function goOn(): void {
    isAwake = false;
    if (isLocked) return;
    // Whoever waits for the lock is next, once all that was begun has ended; they are few.
    if (locking.length > 0) {
      isLocked = underWay === 0;
      if (isLocked) locking.shift()?.();
      return;
    }
    const shared = share();
    if (shared === undefined) return;
    underWay += 1;
    void shared.then(() => {
      underWay -= 1;
      goOn();
    });
  }

  function unlock(): void {
    isLocked = false;
    goOn();
  }

  function wake(): void {
    if (isAwake) return;
    isAwake = true;
    // What was decided on together is asked for one by one; this waits until all of it has been. Where several were
    // decided on one after the other, each hands on its own, and the thread puts together what it finds.
    process.nextTick(goOn);
  }

  return {
    wake,
    lock: () =>
      new Promise<() => void>((resolve) => {
        locking.push(() => resolve(unlock));
        wake();
      }),
  };
}

/** Stands for whatever failed before it was asked for; sqlite-thread.cjs knows it too. */
const failed = 0;

/** Numbers what is asked for, and tells the number of what it follows. */
function createNumbers() {
  const numbers = new WeakMap<object, number>();
  let count = 0;
  return (place: Place | undefined): Pick<Transaction, 'number' | 'follows'> => {
    count += 1;
    if (place === undefined) return { number: count };
    numbers.set(place.what, count);
    // What never got as far as a number failed.
    return { number: count, follows: place.after && (numbers.get(place.after) ?? failed) };
  };
}

function errorOf(end: Exclude<End, { done: unknown }> | undefined): Error {
  if (end === undefined) return new Error('the thread that writes gave no answer');
  if ('unchanged' in end) return new VersionConflict(end.unchanged);
  const { message, code } = end.error;
  return Object.assign(new Error(message), { code });
}

const threadFile = 'src/adapters/store/sqlite-thread.cjs';

/** Asks the thread one thing after the other; it answers in that order. */
function startThread(path: string, busyTimeoutMs: number): (task: Task) => Promise<readonly End[]> {
  const thread = new Worker(join(projectFolder, threadFile), {
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

  thread.on('message', (answers: readonly (readonly End[])[]) => {
    for (const ends of answers) asked.shift()?.resolve(ends);
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
