import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { surfacesOfAll } from '../../migrations/0017-surfaces-of-all';
import { fts5, tsvector } from '../../src/adapters/store/full-text';
import { createKyselyStores } from '../../src/adapters/store/kysely-stores';
import { migrate } from '../../src/adapters/store/migrate';
import { openStores } from '../../src/adapters/store/open-database';
import type { Database } from '../../src/adapters/store/schema';
import { sqliteDialect } from '../../src/adapters/store/sqlite';
import { openSqlite } from '../../src/adapters/store/sqlite-file.cjs';
import { surfaceNames } from '../../src/ports/surfaces';
import { type PostgresServer, startPostgres } from '../helpers/postgres';
import { openIncident, recordMore } from '../helpers/record';

const names = ['sqlite', 'postgres'] as const;
const wanted = names.filter((name) => (process.env.STORES ?? names.join(',')).includes(name));

let server: PostgresServer;
let url: string;
const databases = new Map<(typeof names)[number], Kysely<Database>>();
const database = (name: (typeof names)[number]) => databases.get(name) as Kysely<Database>;

beforeAll(async () => {
  const sqlite = sqliteDialect(openSqlite(':memory:', 5_000));
  databases.set('sqlite', new Kysely<Database>({ dialect: sqlite }));
  if (wanted.includes('postgres')) {
    server = await startPostgres();
    url = await server.createDatabase();
    const pool = new Pool({ connectionString: url });
    pool.on('error', () => undefined);
    databases.set('postgres', new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }));
  }
  for (const [name, db] of databases) await migrate(db, name);
}, 60_000);

afterAll(async () => {
  for (const db of databases.values()) await db.destroy();
  await server?.stop();
});

async function shapeOf(db: Kysely<Database>): Promise<unknown> {
  const tables = await db.introspection.getTables();
  // Each keeps its full-text index in its own way.
  const shared = tables.filter(({ name }) => !name.startsWith('entry_index'));
  const shapes = shared.map(({ name, columns }) => {
    const own = columns.filter((column) => column.name !== 'vector');
    const shape = own.map((column) => `${column.name}${column.isNullable ? '?' : ''}`);
    return [name, shape.sort()] as const;
  });
  return Object.fromEntries(shapes.sort());
}

describe.each(wanted.map((name) => [name] as const))('the tables on %s', (name) => {
  it('are made from nothing, and left alone the second time', async () => {
    const before = await shapeOf(database(name));
    await migrate(database(name), name);

    expect(await shapeOf(database(name))).toEqual(before);
    expect(before).toMatchObject({ people: expect.arrayContaining(['name', 'zone']) });
  });

  it.each([
    ['changed', 'update timeline_entries set text = null'],
    ['deleted', 'delete from timeline_entries'],
  ])('let no entry be %s', async (_verb, statement) => {
    const db = database(name);
    const { incidents } = createKyselyStores(db, {
      hasRowLocks: name === 'postgres',
      fullText: name === 'postgres' ? tsvector : fts5,
    });
    const id = await openIncident(incidents, 'T1', [['note', { text: 'for good' }]]);
    const before = await incidents.load(id);

    await expect(sql.raw(statement).execute(db)).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });

    expect(await incidents.load(id)).toEqual(before);
  });

  it.each([
    ['of an entry that is not redacted', `text = '[redacted by Dana]' where seq = 3`],
    ['to anything but the mark', `text = 'other words' where seq = 2`],
    ['to the mark of somebody else', `text = '[redacted by Sam]' where seq = 2`],
    ['with the moment', `text = '[redacted by Dana]', occurred_at = '2020' where seq = 2`],
    ['with who recorded it', `text = '[redacted by Dana]', actor_name = 'Sam' where seq = 2`],
    ['and the rest of what it holds', `payload = '{"target":9}' where seq = 2`],
    ['in the entry that says so', `payload = '{"target":3}' where seq = 4`],
  ])('let the words change only where they were redacted: not %s', async (_what, change) => {
    const db = database(name);
    const { incidents } = createKyselyStores(db, {
      hasRowLocks: name === 'postgres',
      fullText: name === 'postgres' ? tsvector : fts5,
    });
    const id = await openIncident(incidents, 'T5', [
      ['note', { text: 'secret' }],
      ['note', { text: 'kept' }],
    ]);
    await recordMore(incidents, id, [['entry-redacted', { target: 2 }]]);
    const before = await incidents.load(id);

    const statement = `update timeline_entries set ${change} and incident_id = '${id}'`;
    await expect(sql.raw(statement).execute(db)).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });

    expect(await incidents.load(id)).toEqual(before);
  });

  it('give an incident of an earlier version the surfaces that there were not yet', async () => {
    const db = database(name);
    const { incidents, surfaces } = createKyselyStores(db, {
      hasRowLocks: name === 'postgres',
      fullText: name === 'postgres' ? tsvector : fts5,
    });
    const id = await openIncident(incidents, 'T6', [
      ['channel-linked', { channelId: 'C6', name: '' }],
    ]);
    await db
      .deleteFrom('surfaces')
      .where('incident_id', '=', id)
      .where('surface', '<>', 'card')
      .execute();

    for (let time = 0; time < 2; time += 1) await surfacesOfAll(db as unknown as Kysely<unknown>);

    const ofIt = db.selectFrom('surfaces').where('incident_id', '=', id);
    const rows = await ofIt.select('surface').execute();
    expect(rows.map(({ surface }) => surface).sort()).toEqual([...surfaceNames].sort());
    expect(await surfaces.get(id, 'canvas')).toMatchObject({ workspaceId: 'T6', shownVersion: 2 });
    expect(await surfaces.get(id, 'card')).toMatchObject({ shownVersion: 0 });
  });

  it('let a person read an entry as it is', async () => {
    const db = database(name);
    const { incidents } = createKyselyStores(db, {
      hasRowLocks: name === 'postgres',
      fullText: name === 'postgres' ? tsvector : fts5,
    });
    const id = await openIncident(incidents, 'T2', [['note', { text: 'Restarted the cache' }]]);

    const rows = await db
      .selectFrom('timeline_entries')
      .select(['entry', 'kind', 'occurred_at', 'actor_name', 'text'])
      .where('incident_id', '=', id)
      .where('seq', '=', 2)
      .execute();
    expect(rows).toEqual([
      {
        entry: 'T2',
        kind: 'note',
        occurred_at: '2026-11-19T10:01:00.000Z',
        actor_name: 'Dana',
        text: 'Restarted the cache',
      },
    ]);
  });

  it('are refused when a newer version has changed them', async () => {
    const db = database(name);
    await sql`insert into schema_migrations values ('0999-later', '2030-01-01')`.execute(db);

    await expect(migrate(db, name)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringContaining('newer version'),
    });
    await sql`delete from schema_migrations where name = '0999-later'`.execute(db);
  });
});

const onServer = wanted.includes('postgres') ? describe : describe.skip;

onServer('a PostgreSQL server', () => {
  it('has the tables that SQLite has', async () => {
    expect(await shapeOf(database('postgres'))).toEqual(await shapeOf(database('sqlite')));
  });

  it('lets any number of programs start at once on an empty database', async () => {
    const empty = await server.createDatabase();

    const all = await Promise.all([1, 2, 3, 4].map(() => openStores(empty)));

    for (const stores of all) expect(await stores.incidents.ids()).toEqual([]);
    for (const stores of all) await stores.close();
  });

  it.each([
    ['is not there', () => 'postgres://a:secret@127.0.0.1:1/x', /cannot be reached/],
    ['has another password', () => url.replace(':password@', ':secret@'), /turned this user away/],
    ['has no such database', () => `${url}_secret`, /turned this user away/],
    ['has no TLS', () => `${url.replace(':password@', ':secret@')}?sslmode=require`, /offer TLS/],
  ])('that %s is refused in one sentence', async (_name, address, sentence) => {
    const error = await openStores(address()).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(sentence),
      hint: expect.stringContaining('DATABASE_URL'),
    });
    expect(`${error}`).not.toContain('secret');
  });

  it('says that a row is locked, and records as soon as it is not', async () => {
    const { incidents, close } = await openStores(url, { lockTimeoutMs: 20 });
    const id = await openIncident(incidents, 'T4');
    const note = ['note', { text: 'after the lock' }] as const;

    await database('postgres')
      .transaction()
      .execute(async (tx) => {
        await tx.selectFrom('incidents').selectAll().where('id', '=', id).forUpdate().execute();
        await expect(recordMore(incidents, id, [note])).rejects.toMatchObject({
          name: 'StoreUnavailable',
          message: 'The database is locked by another program.',
        });
      });
    await recordMore(incidents, id, [note]);

    expect(await incidents.load(id, 1)).toHaveLength(1);
    await close();
  });

  it('knows how many programs share it, and what time it is for all of them', async () => {
    const shared = await server.createDatabase();
    const [one, other] = [await openStores(shared), await openStores(shared)];
    const hasTime = { now: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/) };

    expect(await one.replicas.beat('one')).toEqual({ alive: 1, ...hasTime });
    expect(await other.replicas.beat('other')).toEqual({ alive: 2, ...hasTime });
    await one.replicas.leave('one');
    expect(await other.replicas.beat('other')).toEqual({ alive: 1, ...hasTime });

    await Promise.all([one.close(), other.close()]);
  });

  it('may drop every connection: the next recording makes new ones', async () => {
    const fresh = await server.createDatabase();
    const { incidents, close } = await openStores(fresh);
    const id = await openIncident(incidents, 'T1');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${new URL(fresh).pathname.slice(1)}`.execute(database('postgres'));

    const again = async (): Promise<void> =>
      recordMore(incidents, id, [['note', { text: 'still here' }]]).catch((error: unknown) => {
        expect(error).toMatchObject({ name: 'StoreUnavailable' });
        return again();
      });
    await again();

    expect(await incidents.load(id, 1)).toHaveLength(1);
    await close();
  });
});
