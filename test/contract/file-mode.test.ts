import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores } from '../../src/adapters/store/open-database';
import { openIncident } from '../helpers/record';
import { everyKind } from '../helpers/samples';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-mode-'));
  file = join(folder, 'hindsight.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('makes one that only its owner may read, with all that is beside it', async () => {
  const umask = process.umask(0o022);
  const stores = await openStores(`file:${file}`);
  await openIncident(stores.incidents, 'T1', everyKind.slice(1));
  const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
  await stores.close();
  process.umask(umask);

  expect(modes.length).toBeGreaterThan(1);
  expect(new Set(modes)).toEqual(new Set([0o600]));
});

test('leaves it to its owner who else may read one that is there', async () => {
  await (await openStores(`file:${file}`)).close();
  chmodSync(file, 0o640);
  await (await openStores(`file:${file}`)).close();

  expect(statSync(file).mode & 0o777).toBe(0o640);
});
