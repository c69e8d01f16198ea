import { type BotForTest, startBotForTest } from '../helpers/bot';
import { wordsOf } from '../helpers/shown';

let bot: BotForTest;
let company: string;

beforeAll(async () => {
  bot = await startBotForTest({
    settings: (workspace) => {
      company = workspace.addChannel({ name: 'company-status', members: ['claire'] }).id;
      return { announcementChannel: company };
    },
  });
});
afterAll(() => bot.close());

/** Opens an incident and waits until it has its channel. */
async function open(line: string): Promise<string> {
  const before = bot.workspace.channels().length;
  await bot.workspace.as('dana').command('general', line);
  const made = await bot.workspace.waitFor('the channel', () => {
    const channels = bot.workspace.channels();
    return channels.length > before && channels.at(-1);
  });
  await shown();
  return made.id;
}

async function shown(): Promise<void> {
  await bot.settled();
  await bot.upToDate();
}

function announcements() {
  return bot.workspace.messages(company).filter((message) => message.subtype === undefined);
}

/** The announcement whose words include these. */
function announced(words: string) {
  return announcements().find((message) => wordsOf(message).includes(words));
}

test('An incident is announced once, and the announcement follows the record', async () => {
  const channel = await open('/incident start sev2 Checkout returns errors');
  const { ts } = await bot.workspace.waitFor('the announcement', () =>
    announced('Checkout returns errors'),
  );
  const dana = bot.workspace.as('dana');
  await dana.command(channel, '/incident impact 30% of checkouts fail');
  await dana.command(channel, '/incident status monitoring');
  await shown();

  const now = announcements().filter((message) => !message.thread_ts);
  expect(now.map((message) => message.ts)).toEqual([ts]);
  expect(wordsOf(now[0]!)).toMatch(/sev2[\s\S]*monitoring[\s\S]*30% of checkouts fail/);
  expect(wordsOf(now[0]!)).toContain(`#${channel}`);
});

test('Updates go into the thread of the announcement, and the last one shows on it', async () => {
  const channel = await open('/incident start Search is empty');
  await bot.workspace.as('dana').command(channel, '/incident update We are rebuilding the index');
  await shown();

  const root = announced('Search is empty')!;
  const thread = bot.workspace.as('claire').thread(company, root.ts);
  expect(thread.slice(1).map(wordsOf).join()).toContain('We are rebuilding the index');
  expect(wordsOf(announced('Search is empty')!)).toContain('We are rebuilding the index');
});

test('A drill is marked as one', async () => {
  await open('/incident start --drill The cellar floods');

  expect(wordsOf(announced('The cellar floods')!)).toContain('DRILL');
});

test('A private incident is announced nowhere, nor are its updates', async () => {
  const channel = await open('/incident start --private A key leaked');
  await bot.workspace.as('dana').command(channel, '/incident update We rotate it');
  await shown();

  expect(announcements().map(wordsOf).join()).not.toMatch(/A key leaked|We rotate it/);
});

test('Nothing the workspace would refuse was sent', () => {
  expect(bot.workspace.failures()).toEqual([]);
});
