import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { StoreUnavailable } from '../../ports/incident-store';
import { assertCurrent, type DatabaseState, fileState } from './database-state';
import { type Contents, contentsOf, fileProblems, withFile } from './sqlite-upkeep';

/** Files that SQLite keeps beside a database. */
const beside = ['', '-wal', '-shm', '-journal'] as const;

/** What the database to be replaced has on record that the copy does not. */
export interface Newer {
  /** By incident, as `T0001/7`. */
  readonly entries: ReadonlyMap<string, number>;
}

export interface Restored extends Contents {
  /** Where what was replaced is now; missing where there was nothing. */
  readonly replaced: string | undefined;
}

/**
 * Puts the database at `copy` in the place of the one at `target`, which is kept as `keptAs`. `mayReplace` is asked with
 * what would be lost to sight, or with why that cannot be told. Throws StoreUnavailable for a copy that cannot be used, and
 * while another program has the target open; nothing is changed then.
 */
export async function restore(
  copy: string,
  target: string,
  keptAs: string,
  mayReplace: (lost: Newer | StoreUnavailable) => void,
): Promise<Restored> {
  mkdirSync(dirname(target), { recursive: true });
  const incoming = `${target}.restoring`;
  removeAll(incoming);
  try {
    for (const rest of beside.slice(0, 2)) {
      if (existsSync(copy + rest)) copyFileSync(copy + rest, incoming + rest);
    }
    const logs = await withFile(incoming, usable);
    const isThere = existsSync(target);
    if (isThere) mayReplace(await lost(target, logs.lengths));
    await swap(incoming, target, isThere ? keptAs : undefined);
    return { ...logs.contents, replaced: isThere ? keptAs : undefined };
  } finally {
    removeAll(incoming);
  }
}

function removeAll(path: string): void {
  for (const rest of beside) rmSync(path + rest, { force: true });
}

type Lengths = ReadonlyMap<string, number>;

function usable(database: BetterSqlite3.Database): { lengths: Lengths; contents: Contents } {
  database.pragma('journal_mode = delete');
  const problems = fileProblems(database, 1);
  if (problems.length > 0) {
    throw new StoreUnavailable(
      `The copy is damaged: ${problems[0]}.`,
      'Take an older one; nothing was changed.',
    );
  }
  const state: DatabaseState = fileState(database);
  if (!state.isThere) {
    throw new StoreUnavailable(
      'The copy is a database, and none of Hindsight.',
      'Name a file that `npx hindsight backup` made; nothing was changed.',
    );
  }
  // An older one is brought up to date by the next start.
  assertCurrent('', { ...state, missing: [] });
  return { lengths: lengthsOf(database), contents: contentsOf(database) };
}

function lengthsOf(database: BetterSqlite3.Database): Lengths {
  const rows = database
    .prepare(
      'select incident_id as id, max(seq) as length from timeline_entries group by incident_id',
    )
    .all() as { id: string; length: number }[];
  return new Map(rows.map(({ id, length }) => [id, length]));
}

async function lost(target: string, kept: Lengths): Promise<Newer | StoreUnavailable> {
  try {
    const there = await withFile(target, lengthsOf);
    const more = [...there].map(([id, length]) => [id, length - (kept.get(id) ?? 0)] as const);
    return { entries: new Map(more.filter(([, count]) => count > 0)) };
  } catch (error) {
    if (error instanceof StoreUnavailable) return error;
    return new StoreUnavailable('It has no tables of Hindsight.', '', { cause: error });
  }
}

/** The old one is closed to everybody while it is moved away, so that nobody goes on writing to what nobody will read. */
async function swap(incoming: string, target: string, keptAs: string | undefined): Promise<void> {
  if (keptAs === undefined) return renameSync(incoming, target);
  const move = () => {
    for (const rest of beside) {
      if (existsSync(target + rest)) renameSync(target + rest, keptAs + rest);
    }
    renameSync(incoming, target);
  };
  try {
    await withFile(target, (database) => {
      database.pragma('busy_timeout = 0');
      // Only who is alone with the file can end its write-ahead log.
      const mode = database.pragma('journal_mode = delete', { simple: true });
      if (mode !== 'delete') throw inUse();
      database.exec('begin exclusive');
      move();
      database.exec('rollback');
    });
  } catch (error) {
    const { code = '' } = Object((error as Error).cause) as { code?: string };
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw inUse({ cause: error });
    // What is no database, or damaged, nobody can be using.
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return move();
    throw error;
  }
}

function inUse(options?: ErrorOptions): StoreUnavailable {
  return new StoreUnavailable(
    'The database is in use: the bot, or another program, has it open.',
    'Stop the bot, and restore then; nothing was changed.',
    options,
  );
}
