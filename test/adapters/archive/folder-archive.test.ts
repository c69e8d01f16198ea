import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderArchive } from '../../../src/adapters/archive/folder-archive';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const incident = { workspaceId: 'T1', number: 7, isPrivate: false };
const files = [
  { name: 'a.md', text: '# é' },
  { name: 'a.json', text: '{}' },
];
const modeOf = (path: string) => statSync(path).mode & 0o777;

test('The files are in a folder of their own, which nobody else may read', async () => {
  const archive = createFolderArchive(join(folder, 'deep', 'removed'));
  await archive.keep(incident, files);

  const place = archive.placeOf(incident);
  expect(place).toBe(join(folder, 'deep', 'removed', 'T1', 'INC-7'));
  expect(readdirSync(place).sort()).toEqual(['a.json', 'a.md']);
  expect(readFileSync(join(place, 'a.md'), 'utf8')).toBe('# é');
  expect([modeOf(place), modeOf(join(place, 'a.md'))]).toEqual([0o700, 0o600]);
});

test('Private incidents are apart, where nobody else may look', async () => {
  const archive = createFolderArchive(folder);
  await archive.keep({ ...incident, isPrivate: true }, files);

  const place = join(folder, 'T1', 'private', 'INC-7');
  expect(modeOf(join(place, 'a.md'))).toBe(0o600);
  expect([modeOf(place), modeOf(join(folder, 'T1', 'private'))]).toEqual([0o700, 0o700]);
});

test('What was kept before, by a try that was interrupted, is written over', async () => {
  const archive = createFolderArchive(folder);
  await archive.keep(incident, [{ name: 'a.md', text: 'half' }]);
  await archive.keep(incident, files);

  expect(readFileSync(join(archive.placeOf(incident), 'a.md'), 'utf8')).toBe('# é');
});

test('No id leads out of the folder', () => {
  const { placeOf } = createFolderArchive(folder);

  expect(placeOf({ ...incident, workspaceId: '../../x' })).toBe(join(folder, '______x', 'INC-7'));
});

test('What cannot be written is an error that says where', async () => {
  writeFileSync(join(folder, 'file'), '');
  const archive = createFolderArchive(join(folder, 'file'));

  await expect(archive.keep(incident, files)).rejects.toMatchObject({
    name: 'ArchiveError',
    message: expect.stringMatching(/file.T1.INC-7 cannot be written: /),
  });
});
