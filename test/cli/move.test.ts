import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores } from '../../src/adapters/store/open-database';
import { callCli } from '../helpers/call-cli';
import { openIncident } from '../helpers/record';

let folder: string;
let from: string;
let to: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-move-'));
  from = `file:${join(folder, 'from.db')}`;
  to = `file:${join(folder, 'to.db')}`;
  const stores = await openStores(from);
  await openIncident(stores.incidents, 'T1', [['note', { text: 'for the move' }]]);
  await stores.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

test('moving says of each table how much there was, and what to do next', async () => {
  const { code, out, err } = await callCli(['migrate', '--from', from, '--to', to]);

  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^timeline_entries +2 +[0-9a-f]{64}$/m);
  expect(out).toContain('Set DATABASE_URL to the other one');
});

test('a program can read what was moved', async () => {
  const { out } = await callCli(['migrate', '--from', from, '--to', to, '--json']);

  expect(JSON.parse(out)).toMatchObject({
    tables: expect.arrayContaining([expect.objectContaining({ table: 'incidents', rows: 1 })]),
  });
});

test('a database that holds something is refused in a line', async () => {
  await callCli(['migrate', '--from', from, '--to', to]);

  const { code, out, err } = await callCli(['migrate', '--from', from, '--to', to]);

  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^The database to move to is not empty[^\n]*nothing was changed\.\n$/);
});

test('a server that cannot be reached is refused without its password', async () => {
  const nowhere = 'postgres://a:secret@127.0.0.1:1/x';

  const { code, err } = await callCli(['migrate', '--from', from, '--to', nowhere]);

  expect(code).toBe(1);
  expect(err).toContain('cannot be reached');
  expect(err).not.toContain('secret');
});

test('one database alone is refused', async () => {
  const { code, err } = await callCli(['migrate', '--from', from]);

  expect(code).toBe(2);
  expect(err).toContain('Name both databases; missing is --to. For example: --from file:');
});
