import type { Message } from '../../src/local-slack/types';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { blocksWords } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;

beforeAll(async () => {
  bot = await startBotForTest({ mode: 'http' });
  dana = personIn(bot.workspace, 'dana');
});
afterAll(() => bot.close());

/** The pinned message of the channel, once it says this. */
async function card(channel: string, words: string): Promise<Message> {
  return bot.workspace.waitFor(`the card to say ${words}`, () =>
    bot.workspace
      .messages(channel)
      .find(
        ({ ts, blocks = [] }) =>
          bot.workspace.channel(channel)?.pins.includes(ts) && blocksWords(blocks).includes(words),
      ),
  );
}

test('Status, severity, lead and title show on the card, which is edited in place, and in the topic', async () => {
  const { channel } = await openRoom(bot, dana, 'Maps show the wrong town', ['mike', 'priya']);
  const first = await card(channel, 'Severity: not set');
  await dana.ask(channel, '/incident sev sev1 worse than thought');
  await dana.ask(channel, '/incident status monitoring');
  await dana.ask(channel, '/incident lead @priya');
  await dana.ask(channel, '/incident role comms @mike');
  await dana.ask(channel, '/incident title Maps show the wrong country');
  await dana.ask(channel, '/incident impact 12% of visitors drive the wrong way');
  const later = await card(channel, 'Maps show the wrong country');
  await bot.upToDate();

  expect(blocksWords(later.blocks ?? [])).toContain('Severity: sev1');
  expect(blocksWords(later.blocks ?? [])).toContain('Status: monitoring');
  expect(blocksWords(later.blocks ?? [])).toContain('12% of visitors');
  expect(later.ts).toBe(first.ts);
  expect(bot.workspace.channel(channel)?.pins).toEqual([first.ts]);
  expect(bot.workspace.channel(channel)?.topic).toContain(
    'sev1 · monitoring · lead priya · Maps show the wrong country',
  );
});

test('A burst of records costs few calls and ends in the last state', async () => {
  const { channel } = await openRoom(bot, dana, 'Sirens wail');
  await card(channel, 'Sirens wail');
  const before = bot.workspace.calls('chat.update').length;
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      dana.command(channel, `/incident impact street ${index + 1} is awake`),
    ),
  );
  const [{ text: last } = { text: '' }] = bot.rows<{ text: string }>(
    "select text from timeline_entries where kind = 'impact-described' order by occurred_at desc, seq desc limit 1",
  );
  await card(channel, last);
  await bot.upToDate();

  expect(bot.workspace.calls('chat.update').length - before).toBeLessThanOrEqual(3);
});

test('Slack had nothing to object to', () => {
  expect(bot.workspace.failures()).toEqual([]);
});
