import { Client } from 'pg';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type Person, personIn } from '../helpers/person';
import { type PostgresServer, startPostgres } from '../helpers/postgres';
import { until } from '../helpers/until';

let server: PostgresServer;
let bot: BotForTest;
let dana: Person;
let channel: string;
let databaseUrl: string;

beforeAll(async () => {
  server = await startPostgres();
  databaseUrl = await server.createDatabase();
  bot = await startBotForTest({ databaseUrl });
  dana = personIn(bot.workspace, 'dana');
  await dana.ask('incidents', '/incident start Checkout is down');
  const found = await bot.workspace.waitFor('the channel', () =>
    bot.workspace
      .channels()
      .find(({ name, members }) => name.startsWith('inc-1') && members.includes(dana.person.id)),
  );
  channel = found.id;
}, 60_000);
afterAll(async () => {
  await bot.close();
  await server.stop();
}, 60_000);

test('while the server is away words are given back, and afterwards all goes on', async () => {
  await dana.ask(channel, '/incident note before');
  await server.toggle();

  const answer = await dana.ask(channel, '/incident note while it is away');
  expect(answer).toContain('Nothing was recorded');
  expect(answer).toContain('/incident note while it is away');

  await server.toggle();
  expect(await dana.ask(channel, '/incident note after')).toContain('Recorded');
  const timeline = await dana.ask(channel, '/incident timeline');
  expect(timeline).toContain('before');
  expect(timeline).toContain('after');
  expect(timeline).not.toContain('while it is away');
  await dana.ask(channel, '/incident escalate "database team" is it back?');
  await bot.workspace.waitFor('the call for help', () =>
    bot.workspace.messages(channel).some(({ text }) => text.includes('is it back?')),
  );
}, 60_000);

test('while the server takes no writes, as a standby does not, nobody is sent here', async () => {
  const admin = new Client({ connectionString: databaseUrl });
  await admin.connect();
  const takesWrites = async (takes: boolean) => {
    const value = takes ? 'off' : 'on';
    await admin.query(`alter system set default_transaction_read_only = ${value}`);
    await admin.query('select pg_reload_conf()');
  };
  const status = async () => (await fetch(`${bot.address()}/readyz`)).status;
  await until('the bot to be ready', async () => (await status()) === 200);

  await takesWrites(false);
  await until('it to say that it is not', async () => (await status()) === 503);
  const answer = await dana.ask(channel, '/incident note on a standby');
  await takesWrites(true);
  await until('it to be ready again', async () => (await status()) === 200);
  await admin.end();

  expect(answer).toContain('The database is read-only. Nothing was recorded.');
}, 60_000);
