import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryDraft } from '../helpers/entries';
import { openIncident } from '../helpers/record';
import { type RecordFile, recordFile } from '../helpers/record-file';

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
});
afterEach(() => file.remove());

const longAgo = '2020-03-01T10:00:00.000Z';
const then = { at: longAgo, recordedAt: longAgo };

function closedLongAgo(
  text: string,
  first: Parameters<typeof openIncident>[4] = {},
): Promise<string> {
  const drafts: EntryDraft[] = [
    ['note', { text }, then],
    ['closed', {}, then],
  ];
  return file.change(({ incidents }) => openIncident(incidents, 'T1', drafts, [], first));
}

const folder = ['--folder', 'gone'] as const;
const prune = (...words: string[]) => file.hindsight('prune', '--days', '365', ...folder, ...words);

test('A dry run says what would go and where to, and changes nothing', async () => {
  await closedLongAgo('old words', { title: 'Old  one' });
  await closedLongAgo('secret', { title: 'Hidden', isPrivate: true });
  const before = readFileSync(file.database);

  const { code, out, err } = await prune('--dry-run');

  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(
    `INC-2: Old one (closed 2020-03-01) → ${file.at('gone/T1/INC-2')}\n` +
      `INC-3 (closed 2020-03-01, private) → ${file.at('gone/T1/private/INC-3')}\n` +
      '2 incidents would be exported and removed. Nothing was changed.\n',
  );
  expect(existsSync(file.at('gone'))).toBe(false);
  expect(readFileSync(file.database)).toEqual(before);
});

test('What is removed is in the folder, comes back from it, and leaves a sound database', async () => {
  await closedLongAgo('old words');
  await closedLongAgo('a drill', { isDrill: true });
  const whole = await file.hindsight('export', 'INC-2', '--format', 'json');

  const { code, out } = await prune();
  const shown = await file.hindsight('export', 'INC-2');
  const checked = await file.hindsight('check');
  const next = await file.change(({ incidents }) => openIncident(incidents, 'T1'));
  const place = file.at('gone/T1/INC-2');
  const imported = await file.hindsight('import', join(place, 'INC-2.json'));
  const again = await file.hindsight('export', 'INC-2', '--format', 'json');

  expect(code).toBe(0);
  expect(out).toMatch(/\n2 incidents exported and removed\.\n$/);
  expect(readdirSync(place).sort()).toEqual([
    'INC-2-postmortem.html',
    'INC-2-postmortem.md',
    'INC-2.json',
  ]);
  expect(readFileSync(join(place, 'INC-2-postmortem.md'), 'utf8')).toContain('old words');
  expect(statSync(join(place, 'INC-2.json')).mode & 0o777).toBe(0o600);
  expect(shown.err).toContain('There is no INC-2');
  expect(checked).toMatchObject({ code: 0 });
  expect(next).toBe('T1/4');
  expect(imported).toMatchObject({ code: 0 });
  expect(again.out).toBe(whole.out);
});

test('The words are gone from the file', async () => {
  await closedLongAgo('xyzzywords', { title: 'plughtitle' });

  await prune();

  const bytes = readFileSync(file.database);
  expect(bytes.includes('xyzzywords')).toBe(false);
  expect(bytes.includes('plughtitle')).toBe(false);
});

test('What cannot be exported is not removed', async () => {
  await closedLongAgo('old words');
  writeFileSync(file.at('gone'), 'a file');

  const { code, err } = await prune();

  expect(code).toBe(1);
  expect(err).toContain('INC-2 cannot be written');
  expect(err).toContain('Nothing was removed of that incident');
  expect(await file.hindsight('export', 'INC-2')).toMatchObject({ code: 0 });
});

test('Nothing that is younger goes', async () => {
  await closedLongAgo('old words');

  const { out } = await file.hindsight('prune', '--days', '36500', ...folder);

  expect(out).toBe('No incident was closed 36500 days ago or longer. Nothing was changed.\n');
});

test('A program is told the same', async () => {
  await closedLongAgo('old words');

  const dry = JSON.parse((await prune('--dry-run', '--json')).out);
  const done = JSON.parse((await prune('--json')).out);

  const one = { workspace: 'T1', number: 2, private: false, drill: false, closedAt: longAgo };
  const facts = { ...one, entries: 3, folder: file.at('gone/T1/INC-2') };
  expect(dry).toEqual({ dryRun: true, incidents: [{ ...facts, removed: false }] });
  expect(done).toEqual({ dryRun: false, incidents: [{ ...facts, removed: true }] });
});

test('It has to be said how long incidents are kept', async () => {
  const { code, err } = await file.hindsight('prune');

  expect(code).toBe(1);
  expect(err).toContain('say --days 365');
});

test('The database lets a log be deleted of no incident but a removed one', async () => {
  await closedLongAgo('old words');
  const remove = (id: string) =>
    file.meddle((db) => db.prepare('delete from timeline_entries where incident_id = ?').run(id));
  await prune();

  expect(() => remove('T1/1')).toThrow('timeline_entries is append-only');
  expect(() => remove('T1/2')).not.toThrow();
});
