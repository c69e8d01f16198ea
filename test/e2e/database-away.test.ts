import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type Person, personIn } from '../helpers/person';
import { type PostgresServer, startPostgres } from '../helpers/postgres';

let server: PostgresServer;
let bot: BotForTest;
let dana: Person;
let channel: string;

beforeAll(async () => {
  server = await startPostgres();
  bot = await startBotForTest({ databaseUrl: await server.createDatabase() });
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
