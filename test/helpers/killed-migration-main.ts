import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { migrate } from '../../src/adapters/store/migrate';
import type { Database } from '../../src/adapters/store/schema';
import { sqliteDialect } from '../../src/adapters/store/sqlite';

/** Migrates a file, and is gone as if the power were when so many statements are done. */
async function main(file: string, statements: number): Promise<void> {
  const database = new BetterSqlite3(file);
  database.pragma('journal_mode = WAL');
  let left = statements;
  const prepare = database.prepare.bind(database);
  database.prepare = ((sql: string) => {
    left -= 1;
    if (left < 0) process.kill(process.pid, 'SIGKILL');
    return prepare(sql);
  }) as typeof database.prepare;
  await migrate(new Kysely<Database>({ dialect: sqliteDialect(database) }), 'sqlite');
}

void main(process.argv[2] ?? '', Number(process.argv[3]));
