import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { openStores } from '../../src/adapters/store/open-database';
import { startBusyWriter } from '../helpers/busy-writer';
import { callCli } from '../helpers/call-cli';
import { recordMore } from '../helpers/record';
import { type RecordFile, recordFile } from '../helpers/record-file';
import { until } from '../helpers/until';

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
});
afterEach(() => file.remove());

const note = (text: string) => [['note', { text }]] as const;

/** The log of an incident in some file. */
async function logIn(name: string, id = 'T1/1') {
  const stores = await openStores(`file:${file.at(name)}`);
  const log = await stores.incidents.load(id);
  await stores.close();
  return log;
}

describe('backup', () => {
  it('makes one file with everything in it, and says so', async () => {
    const called = await file.hindsight('backup', 'copy.db');

    expect(called).toMatchObject({ code: 0, err: '' });
    expect(called.out).toMatch(
      /^Backed up 1 incident with \d+ entries to copy\.db \(.*KB\), and checked it\.\n$/,
    );
    expect(readdirSync(file.folder).sort()).toEqual(['copy.db', 'hindsight.db']);
    expect(await logIn('copy.db')).toEqual(await logIn('hindsight.db'));
    expect(statSync(file.at('copy.db')).mode).toBe(statSync(file.database).mode);
  });

  it('tells a program what it made', async () => {
    const { out } = await file.hindsight('backup', 'copy.db', '--json');

    expect(JSON.parse(out)).toEqual({
      file: file.at('copy.db'),
      incidents: 1,
      entries: expect.any(Number),
      bytes: statSync(file.at('copy.db')).size,
    });
  });

  it('writes over nothing', async () => {
    writeFileSync(file.at('copy.db'), 'precious');

    const { code, err } = await file.hindsight('backup', 'copy.db');

    expect(code).toBe(1);
    expect(err).toContain('is there already');
    expect(readFileSync(file.at('copy.db'), 'utf8')).toBe('precious');
  });

  it('leaves nothing behind of a copy of a damaged database', async () => {
    const bytes = readFileSync(file.database);
    writeFileSync(file.database, bytes.fill(0xa5, 8192, bytes.length - 4096));

    const { code, err } = await file.hindsight('backup', 'copy.db');

    expect(code).toBe(1);
    expect(err).toMatch(/damaged|not sound/);
    expect(readdirSync(file.folder).filter((name) => name.startsWith('copy'))).toEqual([]);
  });

  it.each([
    [
      'a database that is not there',
      { DATABASE_URL: 'file:/nowhere/x.db' },
      'There is no database at /nowhere/x.db',
    ],
    ['a server', { DATABASE_URL: 'postgres://a:secret@h/b' }, 'pg_dump'],
  ])('of %s is refused, with what to do', async (_what, environment, answer) => {
    const { code, err } = await callCli(['backup', 'copy.db'], {
      folder: file.folder,
      environment,
    });

    expect(code).toBe(1);
    expect(err).toContain(answer);
    expect(err).not.toContain('secret');
  });

  it('taken while another program records as fast as it can holds whole recordings only', async () => {
    // Large enough that it is not copied in one go.
    file.meddle((database) => {
      const add = database.prepare(
        "insert into attachments values ('T1/1', ?, 'a', 'b', zeroblob(1000000))",
      );
      for (let index = 0; index < 24; index += 1) add.run(`F${index}`);
    });
    const writer = await startBusyWriter(`file:${file.database}`);
    const before = writer.rounds();

    const called = await file.hindsight('backup', 'copy.db');

    await until('more to be recorded', () => writer.rounds() > before + 1);
    await writer.stop();
    expect(called).toMatchObject({ code: 0, err: '' });
    for (const id of ['T2/1', 'T2/2', 'T2/3']) {
      const copied = await logIn('copy.db', id);
      expect(copied.length % 3).toBe(1);
      expect(copied.length).toBeGreaterThanOrEqual(1 + 3 * (before - 1));
      expect((await logIn('hindsight.db', id)).slice(0, copied.length)).toEqual(copied);
    }
    expect(await file.hindsight('restore', 'copy.db', '--force')).toMatchObject({ code: 0 });
    expect(await file.hindsight('check')).toMatchObject({ code: 0 });
  }, 60_000);
});

describe('restore', () => {
  const replaced = () => readdirSync(file.folder).filter((name) => name.includes('.replaced-'));

  it('puts the backup in the place of the database, and keeps that beside', async () => {
    await file.hindsight('backup', 'copy.db');
    const before = await logIn('copy.db');
    await file.change(({ incidents }) => recordMore(incidents, 'T1/1', note('later')));

    const called = await file.hindsight('restore', 'copy.db', '--force');

    expect(called).toMatchObject({ code: 0, err: '' });
    expect(await logIn('hindsight.db')).toEqual(before);
    const [kept = ''] = replaced();
    expect(called.out).toContain(kept);
    expect(await logIn(kept)).toHaveLength(before.length + 1);
    expect(existsSync(file.at('copy.db'))).toBe(true);
  });

  it('gives up nothing newer unless it is forced', async () => {
    await file.hindsight('backup', 'copy.db');
    await file.change(({ incidents }) => recordMore(incidents, 'T1/1', note('later')));

    const { code, err } = await file.hindsight('restore', 'copy.db');

    expect(code).toBe(1);
    expect(err).toContain('1 entry on record that the backup does not');
    expect(err).toContain('INC-1 of T1: 1');
    expect(err).toContain('hindsight restore copy.db --force');
    expect((await logIn('hindsight.db')).at(-1)).toMatchObject({ payload: { text: 'later' } });
    expect(replaced()).toEqual([]);
  });

  it('is refused while another program has the database open', async () => {
    await file.hindsight('backup', 'copy.db');
    const stores = await openStores(`file:${file.database}`);

    const refused = await file.hindsight('restore', 'copy.db', '--force');
    await recordMore(stores.incidents, 'T1/1', note('still here'));
    await stores.close();

    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('in use') });
    expect((await logIn('hindsight.db')).at(-1)).toMatchObject({ payload: { text: 'still here' } });
    expect(await file.hindsight('restore', 'copy.db', '--force')).toMatchObject({ code: 0 });
  });

  it('takes the place of a damaged database when it is forced', async () => {
    await file.hindsight('backup', 'copy.db');
    writeFileSync(file.database, readFileSync(file.database).fill(0xa5, 100));

    const refused = await file.hindsight('restore', 'copy.db');
    const forced = await file.hindsight('restore', 'copy.db', '--force');

    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('cannot be compared') });
    expect(forced).toMatchObject({ code: 0 });
    expect(await file.hindsight('check')).toMatchObject({ code: 0 });
    expect(replaced()).toHaveLength(1);
  });

  it.each([
    ['is not there', () => undefined, 'There is no file'],
    [
      'is no database',
      () => writeFileSync(file.at('copy.db'), 'Dear diary, '.repeat(999)),
      'not a database',
    ],
    [
      'is of something else',
      () => file.meddle((db) => db.exec('create table a (b)'), file.at('copy.db')),
      'none of Hindsight',
    ],
    [
      'is damaged',
      async () => {
        await file.hindsight('backup', 'copy.db');
        const bytes = readFileSync(file.at('copy.db'));
        writeFileSync(file.at('copy.db'), bytes.fill(0xa5, 8192));
      },
      'damaged',
    ],
    [
      'is from a newer version',
      async () => {
        await file.hindsight('backup', 'copy.db');
        file.meddle(
          (db) => db.exec("insert into schema_migrations values ('0999-later', '')"),
          file.at('copy.db'),
        );
      },
      'newer version',
    ],
  ])('of a file that %s changes nothing', async (_what, prepare, answer) => {
    await prepare();
    const before = readFileSync(file.database);

    const { code, err } = await file.hindsight('restore', 'copy.db', '--force');

    expect(code).toBe(1);
    expect(err).toContain(answer);
    expect(readFileSync(file.database)).toEqual(before);
    expect(readdirSync(file.folder).filter((name) => name.startsWith('hindsight.db'))).toEqual([
      'hindsight.db',
    ]);
  });
});
