import { type BotForTest, startBotForTest } from '../helpers/bot';
import { callAsBot } from '../helpers/call-as-bot';
import { openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { wordsOf } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;
let company: string;

beforeAll(async () => {
  bot = await startBotForTest({
    settings: (workspace) => {
      company = workspace.addChannel({ name: 'company-status' }).id;
      return { announcementChannel: company };
    },
  });
  dana = personIn(bot.workspace, 'dana');
});
afterAll(() => bot.close());

const pinned = (channel: string) => bot.workspace.channel(channel)?.pins ?? [];

/** Messages of a channel with these words. */
function said(channel: string, words: string) {
  return bot.workspace.messages(channel).filter((message) => wordsOf(message).includes(words));
}

async function card(channel: string, other = ''): Promise<string> {
  return bot.workspace.waitFor('the card', () => pinned(channel).find((ts) => ts !== other));
}

async function settled(): Promise<void> {
  await bot.settled();
  await bot.upToDate();
}

async function remove(channel: string, ts: string): Promise<void> {
  await callAsBot(bot.workspace, 'chat.delete', { channel, ts });
}

test('A card somebody deleted is posted and pinned anew, and left alone the second time', async () => {
  const { channel } = await openRoom(bot, dana, 'Checkout returns errors');
  const first = await card(channel);
  await settled();
  await remove(channel, first);
  const second = await card(channel, first);
  await settled();
  await remove(channel, second);
  await dana.ask(channel, '/incident note it was the pool');
  await settled();

  expect(pinned(channel)).toEqual([]);
  expect(said(channel, 'Kept by Hindsight')).toEqual([]);
});

test('A card somebody unpinned is pinned again, and left alone the second time', async () => {
  const { channel } = await openRoom(bot, dana, 'Search is empty');
  const ts = await card(channel);
  await settled();
  await dana.unpin(channel, ts);
  await bot.workspace.waitFor('the pin', () => pinned(channel).includes(ts));
  await dana.unpin(channel, ts);
  await dana.ask(channel, '/incident note the index is gone');
  await settled();

  expect(pinned(channel)).toEqual([]);
  expect(said(channel, 'Kept by Hindsight').map((message) => message.ts)).toEqual([ts]);
});

test('An announcement somebody deleted is posted anew with the next change, once', async () => {
  const { channel } = await openRoom(bot, dana, 'Mails are late');
  await settled();
  const first = said(company, 'Mails are late')[0]!.ts;
  await remove(company, first);
  await dana.ask(channel, '/incident severity sev3');
  await settled();
  const second = said(company, 'Mails are late')[0]!.ts;
  await remove(company, second);
  await dana.ask(channel, '/incident severity sev1');
  await settled();

  expect(second).not.toBe(first);
  expect(said(company, 'Mails are late')).toEqual([]);
});

test('Where the channel is archived, everything in it is left as it is', async () => {
  const { channel, label } = await openRoom(bot, dana, 'Maps are wrong');
  await card(channel);
  await settled();
  await dana.archive(channel);
  await dana.ask('incidents', `/incident ${label} note the maps were upside down`);
  await settled();
  const before = bot.workspace.calls('chat.update').length;
  bot.clock.advance(3_600_000);
  await bot.upToDate();

  expect(bot.workspace.calls('chat.update')).toHaveLength(before);
  expect(said(company, 'Maps are wrong')).toHaveLength(1);
});
