import { type BotForTest, startBotForTest } from '../helpers/bot';

let bot: BotForTest;
beforeAll(async () => {
  bot = await startBotForTest();
});
afterAll(() => bot.close());

test('somebody who types in a new channel before the bot has heard that it was made is not turned away', async () => {
  const { workspace } = bot;
  const dana = workspace.as('dana');
  workspace.fault({ kind: 'slow', method: 'conversations.create', delayMs: 400, times: 1 });

  await dana.command('incidents', '/incident start Checkout returns errors');
  const channel = await workspace.waitFor('the channel', () =>
    workspace.channels().find(({ name }) => name.startsWith('inc-1')),
  );
  await dana.join(channel.id);
  await dana.command(channel.id, '/incident note somebody was quick');

  expect(bot.rows("select text from timeline_entries where kind = 'note'")).toEqual([
    { text: 'somebody was quick' },
  ]);
});
