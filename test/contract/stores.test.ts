import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stores } from '../../src/adapters/store/kysely-stores';
import { openStores } from '../../src/adapters/store/open-database';
import { createMemoryStores } from '../helpers/memory-stores';
import { emptyDatabase, type PostgresServer, startPostgres } from '../helpers/postgres';
import { type OpenedStores, storesContract } from './stores-contract';

/** `STORES=sqlite` runs these for one of them only. */
const wanted = process.env.STORES?.split(',') ?? ['memory', 'sqlite', 'postgres'];
const describeIf = (name: string) => (wanted.includes(name) ? describe : describe.skip);
const twice = (stores: Stores): OpenedStores => [stores, stores];

describeIf('memory')('in memory', () => {
  storesContract('memory', async () => twice(createMemoryStores()));
});

describeIf('sqlite')('on SQLite', () => {
  storesContract('SQLite in memory', async () => twice(await openStores('file::memory:')));
});

describeIf('sqlite')('on SQLite', () => {
  let folder: string;
  let count = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hindsight-store-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  storesContract('SQLite in a file', async () => {
    count += 1;
    return twice(await openStores(`file:${folder}/${count}.db`));
  });
});

describeIf('postgres')('on PostgreSQL', () => {
  let server: PostgresServer;
  let url: string;
  let pair: OpenedStores;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase();
    pair = [await openStores(url), await openStores(url)];
  }, 60_000);
  afterAll(async () => {
    for (const stores of pair) await stores.close();
    await server.stop();
  });
  const keptOpen = (stores: Stores): Stores => ({ ...stores, close: async () => undefined });
  storesContract('PostgreSQL', async () => {
    await emptyDatabase(url);
    return [keptOpen(pair[0]), keptOpen(pair[1])];
  });
});
