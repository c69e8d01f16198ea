import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { CompiledQuery, Kysely, type Transaction } from 'kysely';
import type { Database } from '../../../src/adapters/store/schema';
import { sqliteDialect } from '../../../src/adapters/store/sqlite';
import { openSqlite } from '../../../src/adapters/store/sqlite-file.cjs';
import { createTogether } from '../../../src/adapters/store/together';
import { StoreUnavailable, VersionConflict } from '../../../src/ports/incident-store';

let folder: string;
let db: Kysely<Database>;
let outside: BetterSqlite3.Database;
let together: ReturnType<typeof createTogether>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-'));
  const file = join(folder, 'together.db');
  db = new Kysely<Database>({ dialect: sqliteDialect(openSqlite(file, 20)) });
  outside = new BetterSqlite3(file, { timeout: 20 });
  outside.exec('create table parents (id integer primary key)');
  outside.exec(
    'create table kept (id integer primary key, parent integer references parents (id) deferrable initially deferred)',
  );
  together = createTogether(db);
});

afterEach(async () => {
  outside.close();
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

type Work = (tx: Transaction<Database>) => Promise<void>;

const run = (tx: Transaction<Database>, sql: string) => tx.executeQuery(CompiledQuery.raw(sql));

const keep =
  (id: number): Work =>
  async (tx) => {
    await run(tx, `insert into kept (id) values (${id})`);
  };

/** Its row is refused only when the transaction is committed. */
const keepOrphan =
  (id: number): Work =>
  async (tx) => {
    await run(tx, `insert into kept (id, parent) values (${id}, 999)`);
  };

const failAfter =
  (work: Work, error: unknown): Work =>
  async (tx) => {
    await work(tx);
    throw error;
  };

/** What is on disk, as another program reads it. */
const onDisk = () =>
  (outside.prepare('select id from kept order by id').all() as { id: number }[]).map(
    ({ id }) => id,
  );

/** What came of each, and whether it was on disk at the moment it was said to be. */
async function outcomes(works: readonly Work[]): Promise<readonly string[]> {
  return Promise.all(
    works.map((work, index) =>
      together(work).then(
        () => (onDisk().includes(index + 1) ? 'on disk' : 'said, and not on disk'),
        (error: unknown) => (onDisk().includes(index + 1) ? 'denied, and on disk' : `${error}`),
      ),
    ),
  );
}

test.each<readonly [string, (id: number) => Work, RegExp]>([
  ['a conflict', (id) => failAfter(keep(id), new VersionConflict('second')), /second/],
  ['a bug', (id) => failAfter(keep(id), new TypeError('a bug')), /a bug/],
  ['a row that is there already', () => keep(1), /UNIQUE/],
  ['a commit that is refused', keepOrphan, /FOREIGN KEY/],
])('%s takes nobody else’s change along', async (_name, poison, problem) => {
  const works = [keep(1), keep(2), poison(3), keep(4), poison(5), keep(6)];

  const ends = await outcomes(works);

  expect(ends.filter((end) => end === 'on disk')).toHaveLength(4);
  expect(ends[2]).toMatch(problem);
  expect(ends[4]).toMatch(problem);
  expect(onDisk()).toEqual([1, 2, 4, 6]);
});

test('what another program has locked is denied to all, and done once it is not', async () => {
  outside.exec('begin immediate');

  const ends = await Promise.allSettled([together(keep(1)), together(keep(2))]);
  outside.exec('rollback');
  await together(keep(3));

  for (const end of ends) expect(end).toMatchObject({ reason: { code: 'SQLITE_BUSY' } });
  expect(onDisk()).toEqual([3]);
});

test('a store that is unavailable in the middle undoes what was done before it', async () => {
  const full = new StoreUnavailable('the disk is full', 'make room');

  const ends = await outcomes([keep(1), failAfter(keep(2), full), keep(3)]);

  expect(new Set(ends)).toEqual(new Set([`${full}`]));
  expect(onDisk()).toEqual([]);
});

test('what comes in while others are written is written after them', async () => {
  const first = together(async (tx) => {
    void together(keep(2));
    await keep(1)(tx);
  });
  await first;
  await together(keep(3));

  expect(onDisk()).toEqual([1, 2, 3]);
});

test('of hundreds, some of them hopeless, each is told what is true', async () => {
  const isHopeless = (id: number) => id % 37 === 0;
  const works = Array.from({ length: 400 }, (_, index) => {
    const id = index + 1;
    return isHopeless(id) ? failAfter(keep(id), new VersionConflict(`${id}`)) : keep(id);
  });

  const ends = await outcomes(works);

  expect(ends.filter((end) => end === 'on disk')).toHaveLength(390);
  expect(onDisk().filter(isHopeless)).toEqual([]);
  expect(onDisk()).toHaveLength(390);
});
