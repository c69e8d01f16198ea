import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stores } from '../../src/adapters/store/kysely-stores';
import { moveDatabase } from '../../src/adapters/store/move';
import { openStores } from '../../src/adapters/store/open-database';
import { minuteOf } from '../helpers/entries';
import { type PostgresServer, startPostgres } from '../helpers/postgres';
import { openIncident, recordMore } from '../helpers/record';
import { everyKind, nastyTexts } from '../helpers/samples';

let server: PostgresServer;
let folder: string;
let count = 0;
beforeAll(async () => {
  server = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'hindsight-move-'));
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

function newFile(): string {
  count += 1;
  return `file:${join(folder, `${count}.db`)}`;
}

async function using<T>(url: string, act: (stores: Stores) => Promise<T>): Promise<T> {
  const stores = await openStores(url);
  return act(stores).finally(() => stores.close());
}

const steps = [{ key: 'a', kind: 'post', payload: { texts: nastyTexts } }];

/** Incidents of two workspaces, with all that is kept beside them. */
async function filled(url: string): Promise<string> {
  await using(url, async ({ incidents, homes, people, attachments }) => {
    const id = await openIncident(incidents, 'T1', everyKind.slice(1), steps);
    await openIncident(incidents, 'T2');
    for (const text of nastyTexts) await recordMore(incidents, id, [['note', { text }]]);
    const notes = Array.from({ length: 1_100 }, (_, at) => ['note', { text: `n${at}` }] as const);
    await recordMore(incidents, await openIncident(incidents, 'T1'), notes);
    await homes.opened('T1', 'U1', minuteOf(1));
    const bytes = Uint8Array.from({ length: 3_000 }, (_, at) => at % 256);
    await attachments.put(id, { id: 'F1', name: 'a.png', mimetype: 'image/png', bytes });
    await people.put({
      workspaceId: 'T1',
      id: 'U1',
      name: 'Dana \u{1F680}',
      zone: 'UTC',
      isGuest: false,
      isStranger: true,
      isBot: false,
      seenAt: minuteOf(1),
    });
  });
  return url;
}

/** All that can be read of an incident. */
function everything(url: string, id: string): Promise<unknown> {
  return using(url, async ({ incidents, attachments, people, outbox }) => ({
    log: await incidents.load(id),
    tables: await incidents.readTables(id),
    attachments: await attachments.list(id),
    people: await people.get('T1', 'U1'),
    problems: await outbox.problems(id),
    found: (await incidents.search('T1', ['n7'], 9)).map(({ number }) => number),
  }));
}

test('everything moves to a server and back, and is the same in either place', async () => {
  const from = await filled(newFile());
  const [onServer, back] = [await server.createDatabase(), newFile()];
  const progress: number[] = [];

  const there = await moveDatabase(from, onServer, (done, of) => progress.push(done / of));
  const again = await moveDatabase(onServer, back);

  expect(again).toEqual(there);
  expect(there).toEqual(
    expect.arrayContaining([
      { table: 'incidents', rows: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]),
  );
  expect(progress.at(-1)).toBe(1);
  const before = await everything(from, 'T1/1');
  expect(await everything(onServer, 'T1/1')).toEqual(before);
  expect(await everything(back, 'T1/1')).toEqual(before);
});

test.each([
  ['a server', () => server.createDatabase()],
  ['a file', async () => newFile()],
])('what was moved to %s goes on where it was', async (_name, place) => {
  const to = await place();
  await moveDatabase(await filled(newFile()), to);

  await using(to, async ({ incidents, outbox }) => {
    expect(await openIncident(incidents, 'T1', [], steps)).toBe('T1/3');
    const taken = await outbox.take(minuteOf(59), minuteOf(59), 9);
    expect(taken.map(({ incidentId }) => incidentId).sort()).toEqual(['T1/1', 'T1/3']);
  });
});

test('a database that holds anything is not moved to', async () => {
  const from = await filled(newFile());
  const to = await server.createDatabase();
  await using(to, ({ incidents }) => openIncident(incidents, 'T9'));

  await expect(moveDatabase(from, to)).rejects.toMatchObject({
    name: 'StoreUnavailable',
    message: expect.stringContaining('not empty'),
  });

  expect(await using(to, ({ incidents }) => incidents.ids())).toEqual(['T9/1']);
});

test('a move that is interrupted leaves nothing behind, and can be done again', async () => {
  const from = await filled(newFile());
  const to = await server.createDatabase();
  const interrupted = moveDatabase(from, to, (done) => {
    if (done > 600) throw new Error('the power went');
  });
  await expect(interrupted).rejects.toThrow('the power went');

  expect(await using(to, ({ incidents }) => incidents.ids())).toEqual([]);
  await moveDatabase(from, to);
  expect(await using(to, ({ incidents }) => incidents.ids())).toHaveLength(3);
});

test('a file that is not there is not made', async () => {
  const nowhere = newFile();

  await expect(moveDatabase(nowhere, newFile())).rejects.toMatchObject({
    message: expect.stringContaining(nowhere.slice('file:'.length)),
  });
  await expect(moveDatabase(nowhere, newFile())).rejects.toMatchObject({
    message: expect.stringContaining(nowhere.slice('file:'.length)),
  });
});
