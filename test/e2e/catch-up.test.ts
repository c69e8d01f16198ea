import { type BotForTest, startBotForTest } from '../helpers/bot';

let bot: BotForTest;
let channel: string;

beforeAll(async () => {
  bot = await startBotForTest();
  const dana = bot.workspace.as('dana');
  await dana.command('incidents', '/incident start sev2 Checkout returns errors');
  const made = await bot.workspace.waitFor('the channel', () =>
    bot.workspace.channels().find((one) => one.name.startsWith('inc-1')),
  );
  channel = made.id;
  await bot.workspace.waitFor('dana in the channel', () =>
    bot.workspace.channel(channel)?.members.includes(dana.person.id),
  );
  await dana.command(channel, '/incident impact 30% of checkouts fail');
  await dana.command(channel, '/incident hypothesis the pool is too small');
  await dana.command(channel, '/incident escalate "database team" writes are stuck');
});

afterAll(() => bot.close());

function whispersTo(person: string) {
  return bot.workspace
    .as(person)
    .messages(channel)
    .filter((message) => message.ephemeralFor)
    .map((message) => JSON.stringify(message.blocks));
}

test('whoever joins is told privately what to know', async () => {
  await bot.workspace.as('mike').join(channel);

  const [told] = await bot.workspace.waitFor('the catch-up', () => {
    const whispers = whispersTo('mike');
    return whispers.length > 0 && whispers;
  });
  expect(told).toContain('only you can see it');
  expect(told).toContain('30% of checkouts fail');
  expect(told).toContain('the pool is too small');
  expect(told).toContain('database team');
});

test('whoever opened it is told nothing they know', async () => {
  await bot.settled();

  expect(whispersTo('dana').filter((told) => told.includes('Welcome'))).toEqual([]);
});
