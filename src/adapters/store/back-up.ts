import { chmodSync, closeSync, fsyncSync, linkSync, openSync, rmSync, statSync } from 'node:fs';
import { StoreUnavailable } from '../../ports/incident-store';
import { type Contents, contentsOf, fileProblems, withFile } from './sqlite-upkeep';

/** Pages of 4 KB copied before somebody is told how far it is. */
const pagesAtOnce = 2_000;

export interface BackedUp extends Contents {
  readonly bytes: number;
}

/**
 * Copies the SQLite file at `from` to `to` as it is at one moment, however much is written meanwhile, and checks the copy.
 * `to` appears only when it is whole. Throws StoreUnavailable, and the system's EEXIST where `to` is there already.
 */
export async function backUp(
  from: string,
  to: string,
  onProgress: (share: number) => void,
): Promise<BackedUp> {
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  try {
    const contents = await withFile(from, async (database) => {
      // A reader keeps its view of the file: without it the copy would begin anew whenever somebody writes.
      database.exec('begin');
      const before = contentsOf(database);
      await database.backup(partial, {
        progress({ totalPages, remainingPages }) {
          onProgress(totalPages === 0 ? 1 : 1 - remainingPages / totalPages);
          return pagesAtOnce;
        },
      });
      return before;
    });
    chmodSync(partial, statSync(from).mode & 0o777);
    await assertSame(partial, contents);
    sync(partial);
    linkSync(partial, to);
    return { ...contents, bytes: statSync(to).size };
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(partial + rest, { force: true });
  }
}

/** The copy is one file that needs no other, is sound, and holds as much as what it was made of. */
async function assertSame(copy: string, expected: Contents): Promise<void> {
  await withFile(copy, (database) => {
    database.pragma('journal_mode = delete');
    const problems = fileProblems(database);
    const { incidents, entries } = contentsOf(database);
    const isWhole = incidents === expected.incidents && entries === expected.entries;
    if (problems.length === 0 && isWhole) return;
    throw new StoreUnavailable(
      `The copy is not sound, and was not kept: ${problems[0] ?? 'it does not hold everything'}.`,
      'The database itself may be damaged: run `npx hindsight check`.',
    );
  });
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
