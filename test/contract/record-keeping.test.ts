import type { OperatedStores } from '../../src/adapters/store/kysely-stores';
import { openStores } from '../../src/adapters/store/open-database';
import { checkRecord } from '../../src/app/check-record';
import { replay } from '../../src/domain/replay';
import type { WholeIncident } from '../../src/ports/record-keeping';
import { surfaceNames } from '../../src/ports/surfaces';
import { logOf, opening } from '../helpers/entries';
import { emptyDatabase, type PostgresServer, startPostgres } from '../helpers/postgres';
import { openIncident, recordMore } from '../helpers/record';
import { everyKind } from '../helpers/samples';

const wanted = process.env.STORES?.split(',') ?? ['sqlite', 'postgres'];
const databases = ['sqlite', 'postgres'].filter((name) => wanted.includes(name));

const bytes = Uint8Array.of(1, 2, 255);
const incident: WholeIncident = {
  workspaceId: 'T1',
  number: 7,
  log: logOf([opening({ number: 7 }), ...everyKind.slice(1)]),
  attachments: [{ id: 'F1', name: 'a.png', mimetype: 'image/png', bytes }],
};

describe.each(databases)('record keeping on %s', (name) => {
  let server: PostgresServer | undefined;
  let url = 'file::memory:';
  let stores: OperatedStores;
  const adopt = (one: WholeIncident) => stores.keeping.adopt(one, replay(one.log));

  beforeAll(async () => {
    if (name !== 'postgres') return;
    server = await startPostgres();
    url = await server.createDatabase();
    await (await openStores(url)).close();
  }, 60_000);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    if (server !== undefined) await emptyDatabase(url);
    stores = await openStores(url);
  });
  afterEach(() => stores.close());

  it('knows how much there is, by workspace and number', async () => {
    await openIncident(stores.incidents, 'T2', everyKind.slice(1));
    for (let count = 0; count < 11; count += 1) await openIncident(stores.incidents, 'T1');

    const extents = await stores.keeping.extents();

    expect(extents.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 11 }, (_, index) => `T1/${index + 1}`),
      'T2/1',
    ]);
    expect(extents.at(-1)).toEqual({
      id: 'T2/1',
      hasRow: true,
      entries: everyKind.length,
      first: 1,
      last: everyKind.length,
    });
  });

  it('finds nothing wrong with what was recorded', async () => {
    const id = await openIncident(stores.incidents, 'T1', everyKind.slice(1));
    await recordMore(stores.incidents, id, [['note', { text: 'more' }]]);

    expect(await checkRecord(stores, () => undefined)).toEqual({
      incidents: 1,
      entries: everyKind.length + 1,
      findings: [],
    });
  });

  it('takes an incident in as it is', async () => {
    expect(await adopt(incident)).toBe('adopted');

    expect(await stores.incidents.load('T1/7')).toEqual(incident.log);
    expect(await stores.attachments.list('T1/7')).toEqual(incident.attachments);
    expect((await checkRecord(stores, () => undefined)).findings).toEqual([]);
    expect(await stores.outbox.nextDue()).toBeUndefined();
    expect(await stores.incidents.search('T1', ['failover'], 5)).toHaveLength(1);
  });

  it('has its surfaces show what is recorded from then on, and nothing before', async () => {
    const now = '2026-12-01T10:00:00.000Z';
    const behind = () => stores.surfaces.takeBehind(surfaceNames, now, now, 10);
    await adopt(incident);
    expect(await behind()).toEqual([]);

    await recordMore(stores.incidents, 'T1/7', [['note', { text: 'more' }]]);

    expect((await behind()).map(({ surface }) => surface).sort()).toEqual([...surfaceNames].sort());
  });

  it('takes the same one in once, and never another one in its place', async () => {
    await adopt(incident);

    expect(await adopt(incident)).toBe('same');
    expect(await adopt({ ...incident, log: incident.log.slice(0, 5) })).toBe('taken');
    expect(await stores.incidents.load('T1/7')).toEqual(incident.log);
  });

  it('gives the next incident a number that is free', async () => {
    await adopt(incident);
    await adopt({ ...incident, number: 3, log: logOf([opening({ number: 3 })]) });

    expect(await openIncident(stores.incidents, 'T1')).toBe('T1/8');
  });
});
