import type BetterSqlite3 from 'better-sqlite3';
import { type Dialect, SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';

/** How many statements are kept ready; recordings of many lines each have a text of their own. */
const preparedLimit = 500;

/** Prepares each text once. */
export function preparing(
  database: BetterSqlite3.Database,
): (sql: string) => BetterSqlite3.Statement {
  const prepared = new Map<string, BetterSqlite3.Statement>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    if (prepared.size >= preparedLimit) prepared.clear();
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

/** Kysely's dialect for an open database, with prepared statements kept and transactions that cannot run into each other. */
export function sqliteDialect(database: BetterSqlite3.Database): Dialect {
  const prepare = preparing(database) as (sql: string) => SqliteStatement;
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
