import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { fts5 } from '../../src/adapters/store/full-text';
import { createKyselyStores, type Stores } from '../../src/adapters/store/kysely-stores';
import { openStores } from '../../src/adapters/store/open-database';
import { rebuildReadTables } from '../../src/adapters/store/rebuild';
import type { Database } from '../../src/adapters/store/schema';
import { sqliteDialect } from '../../src/adapters/store/sqlite';
import { openSqlite } from '../../src/adapters/store/sqlite-file.cjs';
import { recordingOf } from '../helpers/entries';
import { openIncident, recordMore } from '../helpers/record';
import { everyKind } from '../helpers/samples';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-open-'));
  file = join(folder, 'hindsight.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const hasHint = expect.stringContaining('DATABASE_URL');

/** A database with one incident, closed again. */
async function existing(): Promise<void> {
  const stores = await openStores(`file:${file}`);
  await openIncident(stores.incidents, 'T1', everyKind.slice(1));
  await stores.close();
}

/** Does something with the file as any other program might. */
function meddle<Result>(act: (database: BetterSqlite3.Database) => Result): Result {
  const database = new BetterSqlite3(file);
  try {
    return act(database);
  } finally {
    database.close();
  }
}

/** Stores over a connection that the test can prepare. */
async function over(
  database: BetterSqlite3.Database,
  act: (stores: Stores) => Promise<void>,
): Promise<void> {
  const db = new Kysely<Database>({ dialect: sqliteDialect(database) });
  const stores = createKyselyStores(db, { hasRowLocks: false, fullText: fts5 });
  await act(stores).finally(() => stores.close());
}

describe('opening a file', () => {
  it('makes the folder it is to be in', async () => {
    file = join(folder, 'a', 'b', 'c.db');
    await existing();

    expect(meddle((database) => database.pragma('journal_mode', { simple: true }))).toBe('wal');
  });

  it.each(['file:', 'file://'])('takes an absolute path after %s', async (prefix) => {
    const stores = await openStores(`${prefix}${file}`);
    await stores.close();

    expect(readFileSync(file).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('finds what was recorded before', async () => {
    await existing();
    const stores = await openStores(`file:${file}`);

    expect(await stores.incidents.load('T1/1')).toHaveLength(everyKind.length);
    await stores.close();
  });

  it('finds the words of what was recorded before there was an index of them', async () => {
    await existing();
    meddle((database) => database.exec('delete from entry_words'));
    const stores = await openStores(`file:${file}`);

    expect(await stores.incidents.readTables('T1/1')).toMatchObject({
      entry_words: expect.arrayContaining([expect.objectContaining({ seq: 0 })]),
    });
    await stores.close();
  });

  it('forgets deleted words in the file, too', async () => {
    const stores = await openStores(`file:${file}`);
    const id = await openIncident(stores.incidents, 'T1', [['note', { text: 'hunter2xyzzy' }]]);
    await recordMore(stores.incidents, id, [['entry-removed', { target: 2 }]]);
    await stores.close();

    const inIndex = meddle((database) => {
      database.exec("create virtual table seen using fts5vocab('entry_index', 'row')");
      return database.prepare("select term from seen where term like 'hunter%'").all();
    });
    expect(inIndex).toEqual([]);
  });

  it('has every commit reach the disk, and waits for whoever else is writing', () => {
    const database = openSqlite(file, 5_000);
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'];

    const values = settings.map((name) => database.pragma(name, { simple: true }));
    expect(values).toEqual(['wal', 2, 1, 5_000]);
    database.close();
  });

  it('refuses a file from a newer version and leaves it alone', async () => {
    await existing();
    meddle((database) =>
      database.exec("insert into schema_migrations values ('0999-later', '2030-01-01')"),
    );

    await expect(openStores(`file:${file}`)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(/newer version of Hindsight.*0999-later/),
      hint: hasHint,
    });
    const count = meddle((database) =>
      database.prepare('select count(*) from timeline_entries').pluck().get(),
    );
    expect(count).toBe(everyKind.length);
  });

  it('refuses what is not a database, and leaves it as it is', async () => {
    writeFileSync(file, 'Dear diary, '.repeat(1_000));

    await expect(openStores(`file:${file}`)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: 'The file is not a database.',
      hint: hasHint,
    });
    expect(readFileSync(file, 'utf8')).toMatch(/^Dear diary/);
  });

  it('refuses a damaged database', async () => {
    await existing();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, 100));

    await expect(openStores(`file:${file}`)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: 'The database is damaged.',
      hint: hasHint,
    });
  });

  it.each([
    ['a folder', () => folder],
    ['a path through a file', () => join(file, 'below.db')],
    ['a folder that cannot be made', () => '/sys/hindsight/hindsight.db'],
  ])('refuses %s', async (_name, path) => {
    writeFileSync(file, '');

    await expect(openStores(`file:${path()}`)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: 'The database cannot be opened.',
      hint: hasHint,
    });
  });

  // Permissions do not hold back root.
  const asUser = process.getuid?.() === 0 ? it.skip : it;
  asUser('refuses a file it may not write to', async () => {
    await existing();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);

    await expect(openStores(`file:${file}`)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    chmodSync(folder, 0o755);
  });

  it.each([
    '',
    'data/hindsight.db',
    'file:',
    'mysql://localhost/hindsight',
    'postgres://user:pass word@[/x',
  ])('refuses the address %j without repeating it', async (url) => {
    const error = await openStores(url).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ name: 'StoreUnavailable', hint: hasHint });
    expect(`${error}`).not.toContain('pass word');
  });
});

describe('a file that fails later', () => {
  beforeEach(existing);

  it('is still read while it is read-only, and says so to whoever records', async () => {
    await over(new BetterSqlite3(file, { readonly: true }), async ({ incidents }) => {
      expect(await incidents.load('T1/1')).toHaveLength(everyKind.length);
      await expect(recordMore(incidents, 'T1/1', [['closed', {}]])).rejects.toMatchObject({
        name: 'StoreUnavailable',
        message: 'The database is read-only.',
      });
    });
  });

  it('records again as soon as the program that had locked it is done', async () => {
    const { incidents, close } = await openStores(`file:${file}`, { lockTimeoutMs: 20 });
    const locking = new BetterSqlite3(file);
    locking.exec('begin immediate');
    await expect(recordMore(incidents, 'T1/1', [['closed', {}]])).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: 'The database is locked by another program.',
    });
    locking.close();

    await recordMore(incidents, 'T1/1', [['closed', {}]]);

    expect(await incidents.load('T1/1', everyKind.length)).toHaveLength(1);
    await close();
  });

  it('waits for a lock once, however many record at the time', async () => {
    const { incidents, close } = await openStores(`file:${file}`, { lockTimeoutMs: 250 });
    const log = await incidents.load('T1/1');
    const recording = recordingOf(log, [['closed', {}]]);
    const locking = new BetterSqlite3(file);
    locking.exec('begin immediate');
    const begunAt = performance.now();

    const tries = Array.from({ length: 10 }, () => incidents.append('T1/1', log.length, recording));

    const ends = await Promise.allSettled(tries);
    expect(ends.map(({ status }) => status)).toEqual(tries.map(() => 'rejected'));
    expect(performance.now() - begunAt).toBeLessThan(10 * 250);
    locking.close();
    await close();
  });

  it('lets nobody write between what a transaction reads and what it writes', async () => {
    const db = new Kysely<Database>({ dialect: sqliteDialect(openSqlite(file, 20)) });
    const intruder = new BetterSqlite3(file, { timeout: 20 });
    const intrude = () =>
      intruder.exec("insert into workspaces (id, last_number) values ('T9', 1)");

    await db.transaction().execute(async (tx) => {
      await tx.selectFrom('workspaces').selectAll().execute();
      expect(intrude).toThrow('database is locked');
    });

    expect(intrude).not.toThrow();
    intruder.close();
    await db.destroy();
  });

  it('keeps nothing of what the disk has no room for, and goes on', async () => {
    const database = openSqlite(file, 20);
    await over(database, async ({ incidents }) => {
      const before = await incidents.readTables('T1/1');
      database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
      const long = 'x'.repeat(100_000);
      const entry = ['hypothesis-raised', { hypothesis: 'H9', text: long }] as const;

      await expect(recordMore(incidents, 'T1/1', [entry])).rejects.toMatchObject({
        name: 'StoreUnavailable',
        message: 'The disk that holds the database is full.',
      });

      expect(await incidents.load('T1/1', everyKind.length)).toEqual([]);
      expect(await incidents.readTables('T1/1')).toEqual(before);
    });
  });

  it('has its read tables mended from the log', async () => {
    const stores = await openStores(`file:${file}`);
    const before = await stores.incidents.readTables('T1/1');
    meddle((database) =>
      database.exec(`delete from hypotheses; delete from action_items;
        update escalations set acknowledged_at = null;
        update incidents set title = 'wrong', status = 'closed', version = 1, opened_by = 'nobody'`),
    );

    await rebuildReadTables(stores.incidents);

    expect(await stores.incidents.readTables('T1/1')).toEqual(before);
    await stores.close();
  });
});
