import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { StoreUnavailable } from '../../ports/incident-store';
import { sqlitePathOf } from './database-url';
import { translateError } from './translate-errors';

/** How long another program's lock is waited for by a program that nobody waits for within three seconds. */
const lockTimeoutMs = 5_000;

/** The path of the file that is the database. Throws StoreUnavailable for a server, and for a file that is not there. */
export function existingFileOf(databaseUrl: string): string {
  const path = sqlitePathOf(databaseUrl);
  if (path === undefined) {
    throw new StoreUnavailable(
      'This works with a database that is a SQLite file.',
      'For PostgreSQL use pg_dump and pg_restore; see docs/operating.md.',
    );
  }
  if (!existsSync(path)) throw noFile(path);
  return path;
}

export function noFile(path: string): StoreUnavailable {
  return new StoreUnavailable(
    `There is no database at ${path}.`,
    'Start the bot once, which makes it, or point DATABASE_URL at the one you mean.',
  );
}

/** Works with the file as it is, and lets go of it. Throws StoreUnavailable for what keeps it from being used. */
export async function withFile<Result>(
  path: string,
  work: (database: BetterSqlite3.Database) => Result | Promise<Result>,
): Promise<Result> {
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new BetterSqlite3(path, { fileMustExist: true, timeout: lockTimeoutMs });
    return await work(database);
  } catch (error) {
    throw translateError(error);
  } finally {
    database?.close();
  }
}

/** What SQLite finds wrong with the file itself, and rows that point at nothing; a sentence each, at most `most`. */
export function fileProblems(database: BetterSqlite3.Database, most = 20): readonly string[] {
  const broken = database.pragma(`integrity_check(${most})`, { simple: false }) as {
    integrity_check: string;
  }[];
  const damage = broken.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  if (damage.length > 0) return damage;
  const dangling = database.pragma('foreign_key_check') as { table: string; parent: string }[];
  return [
    ...new Set(dangling.map(({ table, parent }) => `${table} has rows of no ${parent}`)),
  ].slice(0, most);
}

/** How much is in a database that has its tables. */
export interface Contents {
  readonly incidents: number;
  readonly entries: number;
}

export function contentsOf(database: BetterSqlite3.Database): Contents {
  const count = (sql: string) => database.prepare(sql).pluck().get() as number;
  return {
    incidents: count('select count(*) from incidents'),
    entries: count('select count(*) from timeline_entries'),
  };
}
