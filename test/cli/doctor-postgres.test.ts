import { Client } from 'pg';
import { callCli } from '../helpers/call-cli';
import { doctorsPractice } from '../helpers/doctors-practice';
import { type PostgresServer, startPostgres } from '../helpers/postgres';

const at = doctorsPractice();
let server: PostgresServer;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.createDatabase();
});

async function sql(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const migrated = () => callCli(['migrate'], { environment: { DATABASE_URL: url } });
const asked = (address = url) => at.examine({ ...at.settings(), DATABASE_URL: address });
const as = (user: string) => url.replace('postgres:password@', `${user}:secret@`);

test('a server that can be recorded in is named with its version', async () => {
  const before = await asked();
  await migrated();
  const after = await asked();

  expect(before.of('database')).toMatchObject({
    state: 'well',
    says: expect.stringMatching(/^The first start makes the tables, in PostgreSQL \d+/),
  });
  expect(after.of('database')).toMatchObject({
    state: 'well',
    says: expect.stringMatching(/can be written to, at version \d{4}-.*, in PostgreSQL \d+/),
  });
});

test('a standby, or a user who may only read, is told from one that can be recorded in', async () => {
  await migrated();
  await sql(
    "create role reader login password 'secret'",
    'grant select on all tables in schema public to reader',
    "create role standby login password 'secret'",
    'grant all on all tables in schema public to standby',
    'alter role standby set default_transaction_read_only = on',
  );

  const reader = await asked(as('reader'));
  const standby = await asked(as('standby'));

  expect(reader.code).toBe(3);
  expect(reader.of('database')).toMatchObject({
    state: 'problem',
    says: expect.stringMatching(/may not write to .*\btimeline_entries\b/),
    mend: expect.stringContaining('own the tables'),
  });
  expect(standby.of('database')).toMatchObject({
    state: 'problem',
    says: expect.stringContaining('takes no writes'),
    mend: expect.stringContaining('primary'),
  });
});

test('a user who may not make tables is told so by the doctor, and by the start', async () => {
  await sql("create role guest login password 'secret'");

  const doctor = await asked(as('guest'));
  const { code, err } = await callCli(['migrate'], { environment: { DATABASE_URL: as('guest') } });

  expect(doctor.of('database')).toMatchObject({
    state: 'problem',
    says: 'The database user may not make tables.',
    mend: expect.stringContaining('own the database'),
  });
  expect(code).toBe(1);
  expect(err).toContain('own the database');
});

test.each([
  ['with another password', () => url.replace('password', 'passw0rd'), 'turned this user away'],
  ['without the database', () => url.replace(/\w+$/, 'nowhere'), 'turned this user away'],
  ['that is not there', () => 'postgres://u:p@127.0.0.1:9/x', 'cannot be reached'],
])('a server %s is a problem, and says how to mend it', async (_what, address, says) => {
  const { code, of } = await asked(address());

  expect(code).toBe(3);
  expect(of('database')).toMatchObject({
    state: 'problem',
    says: expect.stringContaining(says),
    mend: expect.stringContaining('DATABASE_URL'),
  });
});
