import BetterSqlite3 from 'better-sqlite3';

/** Rows of a SQLite file, read from outside, also while a program writes to it. */
export function readRows<Row = Record<string, unknown>>(
  file: string,
  sql: string,
  values: readonly unknown[] = [],
): Row[] {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    return database.prepare(sql).all(...values) as Row[];
  } finally {
    database.close();
  }
}
