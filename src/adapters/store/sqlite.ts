import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type Dialect, SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';

/** How many statements are kept ready; recordings of many lines each have a text of their own. */
const preparedLimit = 500;

/**
 * Opens the file, which and whose folder are made if missing. Every commit is on disk before it returns
 * (`synchronous=FULL`), and another program's lock is waited for. Throws the driver's errors.
 */
export function openSqlite(path: string, busyTimeoutMs: number): BetterSqlite3.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new BetterSqlite3(path, { timeout: busyTimeoutMs });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
  } catch (error) {
    database.close();
    throw error;
  }
  // SQLite's own knows A to Z only.
  database.function('lower', { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  );
  return database;
}

/** Kysely's dialect for an open database, with prepared statements kept and transactions that cannot run into each other. */
export function sqliteDialect(database: BetterSqlite3.Database): Dialect {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    if (prepared.size >= preparedLimit) prepared.clear();
    const statement = database.prepare(sql) as SqliteStatement;
    prepared.set(sql, statement);
    return statement;
  };
  const dialect = new SqliteDialect({
    database: {
      prepare: (sql) => (sql === 'rollback' ? rollback(database) : prepare(begun(sql))),
      close: () => database.close(),
    },
  });
  dialect.createAdapter = () => new TransactionalDdlAdapter();
  return dialect;
}

/** A transaction that begins by reading and writes later fails at once, not after a wait, when another process wrote. */
function begun(sql: string): string {
  return sql === 'begin' ? 'begin immediate' : sql;
}

/** A full disk ends a transaction by itself; rolling back then must not hide that error behind another. */
function rollback(database: BetterSqlite3.Database): SqliteStatement {
  const run = () => {
    if (database.inTransaction) database.exec('rollback');
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, run, all: () => [], iterate: () => [].values() };
}

/** SQLite can undo a half-made table: a migration is done whole or not at all. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
