import { readFileSync, writeFileSync } from 'node:fs';
import { openIncident } from '../helpers/record';
import { type RecordFile, recordFile } from '../helpers/record-file';

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
});
afterEach(() => file.remove());

/** Takes rows out of the log, which the tables themselves refuse. */
function removeEntries(where: string): void {
  file.meddle((database) =>
    database.exec(
      `drop trigger timeline_entries_no_delete; delete from timeline_entries where ${where}`,
    ),
  );
}

test('a database that is as it should be', async () => {
  await file.change(({ incidents }) => openIncident(incidents, 'T2'));

  const called = await file.hindsight('check');

  expect(called).toMatchObject({ code: 0, err: '' });
  expect(called.out).toMatch(/^Checked 2 incidents with \d+ entries: all is well\.\n$/);
});

test('tables that do not say what the log says are found, and mended', async () => {
  const before = await file.change(({ incidents }) => incidents.readTables('T1/1'));
  file.meddle((database) =>
    database.exec(
      "delete from hypotheses; update incidents set title = 'wrong', status = 'closed'",
    ),
  );

  const found = await file.hindsight('check');
  const mended = await file.hindsight('check', '--mend');

  expect(found.code).toBe(3);
  expect(found.out).toContain('INC-1 of T1 is not as its log says in incidents, hypotheses.');
  expect(mended.code).toBe(0);
  expect(mended.out).toContain('The tables of 1 incident were written anew.');
  expect(await file.change(({ incidents }) => incidents.readTables('T1/1'))).toEqual(before);
  expect(await file.hindsight('check')).toMatchObject({ code: 0 });
});

test.each([
  ['in the middle', 'seq = 4', 'has a log with gaps'],
  ['at the beginning', 'seq = 1', 'has a log with gaps'],
  ['of which everything is missing', 'true', 'is in the lists, and has no log'],
])('a gap in a log %s is found, and not mended', async (_where, sql, problem) => {
  removeEntries(sql);

  const { code, out } = await file.hindsight('check', '--mend', '--json');

  expect(code).toBe(3);
  expect(JSON.parse(out)).toMatchObject({
    mended: 0,
    findings: [{ about: 'T1/1', problem: expect.stringContaining(problem), canMend: false }],
  });
});

test('entries that cannot be read are found', async () => {
  file.meddle((database) =>
    database.exec(`drop trigger timeline_entries_no_update;
      update timeline_entries set payload = '{' where seq = 3`),
  );

  const { code, out } = await file.hindsight('check');

  expect(code).toBe(3);
  expect(out).toContain('INC-1 of T1 has a log that cannot be read');
});

test('rows that point at nothing are found', async () => {
  file.meddle((database) =>
    database.exec(`pragma foreign_keys = off;
      insert into outbox (incident_id, workspace_id, key, kind, payload, state, attempts, queued_at, next_at)
      values ('T9/9', 'T9', 'k', 'k', '{}', 'waiting', 0, '', '')`),
  );

  const { code, out } = await file.hindsight('check');

  expect(code).toBe(3);
  expect(out).toContain('outbox has rows of no incidents');
});

test('an index that has lost a row is found', async () => {
  file.meddle((database) => {
    database.unsafeMode();
    database.exec(`pragma writable_schema = on;
      update sqlite_master set sql = replace(sql, 'is not null', 'is null') where name = 'timeline_entries_message'`);
  });

  const { code, out } = await file.hindsight('check');

  expect(code).toBe(3);
  expect(out).toContain('The file is damaged:');
});

test.each([
  ['no database', () => writeFileSync(file.database, 'Dear diary, '.repeat(999)), 'not a database'],
  [
    'damaged from the first page on',
    () => writeFileSync(file.database, readFileSync(file.database).fill(0xa5, 100)),
    'damaged',
  ],
  [
    'of a newer version',
    () => file.meddle((db) => db.exec("insert into schema_migrations values ('0999-later', '')")),
    'newer version',
  ],
  [
    'of an older version',
    () => file.meddle((db) => db.exec("delete from schema_migrations where name = '0003-homes'")),
    '`npx hindsight migrate`',
  ],
])('a file that is %s cannot be checked, and is left alone', async (_what, prepare, answer) => {
  prepare();
  const before = readFileSync(file.database);

  const { code, out, err } = await file.hindsight('check', '--mend');

  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(answer);
  expect(readFileSync(file.database)).toEqual(before);
});
