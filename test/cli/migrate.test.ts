import { rmSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, Migrator } from 'kysely';
import { migrationsFor } from '../../migrations';
import { sqliteDialect } from '../../src/adapters/store/sqlite';
import { openIncident } from '../helpers/record';
import { type RecordFile, recordFile } from '../helpers/record-file';

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
});
afterEach(() => file.remove());

test('it makes the tables where there are none, and then has nothing to do', async () => {
  rmSync(file.database);

  const first = await file.hindsight('migrate');
  const second = await file.hindsight('migrate', '--json');

  expect(first).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Made the tables: 0001-the-record, /),
  });
  expect(JSON.parse(second.out)).toEqual({ version: expect.stringMatching(/^\d{4}-/), done: [] });
});

test('it brings an older database up to date, and keeps what is in it', async () => {
  rmSync(file.database);
  const sqlite = new BetterSqlite3(file.database);
  const db = new Kysely<unknown>({ dialect: sqliteDialect(sqlite) });
  const migrations = migrationsFor('sqlite');
  await new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'schema_migrations',
    migrationLockTableName: 'schema_migrations_lock',
  }).migrateTo('0002-surfaces-given-up');
  sqlite.exec("insert into workspaces values ('T1', 41)");
  await db.destroy();

  const { code, out } = await file.hindsight('migrate');

  expect(code).toBe(0);
  expect(out).toMatch(/^Brought the database up to date: 0003-homes/);
  expect(await file.change(({ incidents }) => openIncident(incidents, 'T1'))).toBe('T1/42');
});

test('it leaves a database of a newer version alone', async () => {
  file.meddle((database) =>
    database.exec("insert into schema_migrations values ('0999-later', '')"),
  );

  const { code, err } = await file.hindsight('migrate');

  expect(code).toBe(1);
  expect(err).toContain('newer version of Hindsight');
});
