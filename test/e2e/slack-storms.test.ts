import type { Fault } from '../../src/local-slack/faults/fault';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { buttonsOf, wordsOf } from '../helpers/shown';
import { until } from '../helpers/until';
import { forgiveFailures } from '../helpers/watched-workspace';

const opened: BotForTest[] = [];
afterAll(async () => {
  await Promise.all(opened.map((bot) => bot.close()));
});

async function startBot(options: Parameters<typeof startBotForTest>[0] = {}) {
  const bot = await startBotForTest(options);
  opened.push(bot);
  return { bot, dana: personIn(bot.workspace, 'dana') };
}

/** How many messages of a channel say this, the card apart, which repeats it. */
function posts(bot: BotForTest, channel: string, words: string): number {
  const pins = bot.workspace.channel(channel)?.pins ?? [];
  return bot.workspace
    .messages(channel)
    .filter(({ ts, bot_id }) => bot_id !== undefined && !pins.includes(ts))
    .filter((one) => wordsOf(one).includes(words)).length;
}

function cardOf(bot: BotForTest, channel: string): string {
  const card = bot.workspace
    .messages(channel)
    .find((one) => buttonsOf(one).some(({ label }) => label === 'Add note'));
  return card === undefined ? '' : wordsOf(card);
}

async function madeGood(bot: BotForTest): Promise<void> {
  bot.workspace.clearFaults();
  await bot.settled(30_000);
  await bot.upToDate();
}

/** A bit of everything that Slack is to be told of, and how each is answered. */
async function goOn(dana: Person, { channel }: IncidentRoom): Promise<readonly string[]> {
  return [
    await dana.ask(channel, '/incident escalate "water board" nothing to drink'),
    await dana.ask(channel, '/incident update the tanker is on its way'),
    await dana.ask(channel, '/incident note still dry'),
    await dana.ask(channel, '/incident severity sev1'),
  ];
}

function expectOnce(bot: BotForTest, { channel, entries }: IncidentRoom): void {
  expect(posts(bot, channel, 'nothing to drink')).toBe(1);
  expect(posts(bot, channel, 'the tanker is on its way')).toBe(1);
  expect(entries().map(({ kind }) => kind)).toEqual([
    'opened',
    'role-assigned',
    'escalated',
    'update-posted',
    'note',
    'severity-changed',
  ]);
  expect(bot.workspace.channel(channel)?.pins).toHaveLength(1);
  expect(cardOf(bot, channel)).not.toContain('Not done in Slack yet');
}

describe('A step in the middle of the start is refused', () => {
  const refusals: readonly (readonly [string, Fault, string])[] = [
    [
      'the topic',
      { kind: 'error', method: 'conversations.setTopic', error: 'restricted_action' },
      'topic: conversations.setTopic: restricted_action',
    ],
    [
      'the pin',
      { kind: 'error', method: 'pins.add', error: 'restricted_action' },
      'pin-card: pins.add: restricted_action',
    ],
    [
      'the invitation',
      { kind: 'error', method: 'conversations.invite', error: 'restricted_action' },
      'conversations.invite: restricted_action',
    ],
  ];

  test.each(refusals)(
    '%s: people are told, and all the rest is there',
    async (_what, fault, told) => {
      const { bot, dana } = await startBot();
      bot.workspace.fault(fault);
      await dana.ask('incidents', '/incident start Wells run dry');
      const { id } = await bot.workspace.waitFor('the card', () =>
        bot.workspace
          .channels()
          .find((one) => one.name.startsWith('inc-1-') && cardOf(bot, one.id) !== ''),
      );
      await dana.join(id);
      await until('it to be told of', async () => (await dana.ask(id, '/incident')).includes(told));
      const noted = await dana.ask(id, '/incident note still usable');
      await dana.ask(id, '/incident update all is said');
      await bot.workspace.waitFor('the update', () => posts(bot, id, 'all is said') === 1);

      expect(noted).toMatch(/^Recorded T\d+/);
      expect(bot.workspace.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(
        1,
      );
    },
  );
});

test('A storm of 429 keeps nobody from recording, is told of, and is made good once', async () => {
  const { bot, dana } = await startBot();
  const room = await openRoom(bot, dana, 'Wells run dry');
  await bot.settled();
  await bot.upToDate();
  bot.workspace.fault({ kind: 'ratelimited', retryAfterSeconds: 1 });

  const answers = await goOn(dana, room);
  await until(
    'some tries in vain',
    () => bot.workspace.calls().filter(({ status }) => status === 429).length > 4,
  );
  const state = await dana.ask(room.channel, '/incident');
  await madeGood(bot);

  for (const answer of answers) expect(answer).toMatch(/^Recorded T/);
  expect(state).toContain('Not done in Slack yet');
  expect(state).toContain('ratelimited');
  expectOnce(bot, room);
}, 60_000);

test('What waits is on the card as long as it waits', async () => {
  const { bot, dana } = await startBot();
  const room = await openRoom(bot, dana, 'Wells run dry');
  await bot.settled();
  await bot.upToDate();
  bot.workspace.fault({ kind: 'status', status: 503, method: 'chat.postMessage' });

  await dana.ask(room.channel, '/incident escalate "water board" nothing to drink');
  await bot.workspace.waitFor(
    'the card to say so',
    () => cardOf(bot, room.channel).includes('post-escalation: chat.postMessage: http_503'),
    20_000,
  );
  await madeGood(bot);
  await bot.workspace.waitFor(
    'the card to say so no more',
    () => !cardOf(bot, room.channel).includes('Not done in Slack yet'),
    20_000,
  );

  expect(posts(bot, room.channel, 'nothing to drink')).toBe(1);
}, 60_000);

test('While Slack says nothing at all everything is recorded at once, and made good afterwards', async () => {
  const { bot, dana } = await startBot();
  const room = await openRoom(bot, dana, 'Wells run dry');
  await bot.settled();
  await bot.upToDate();
  bot.workspace.fault({ kind: 'silent' });

  const answers = await goOn(dana, room);
  // An answer is waited for ten seconds, and no longer.
  await until(
    'the silence to be noticed',
    () => bot.rows("select 1 from outbox where problem like '%timeout%'").length > 0,
    30_000,
  );
  const state = await dana.ask(room.channel, '/incident');
  await madeGood(bot);

  for (const answer of answers) expect(answer).toMatch(/^Recorded T/);
  expect(state).toContain('chat.postMessage: timeout');
  expectOnce(bot, room);
}, 90_000);

test('A command that is lost on the way with its socket opens one incident when it is typed again', async () => {
  const { bot, dana } = await startBot();
  const room = await openRoom(bot, dana, 'Wells run dry');
  await bot.settled();
  bot.workspace.fault({ kind: 'lost-delivery', times: 1 });

  const lost = await dana.command('incidents', '/incident start Lights flicker');
  await bot.workspace.waitFor('the bot to be back', () => bot.workspace.isAppConnected(), 20_000);
  const again = await dana.ask('incidents', '/incident start Lights flicker');
  const noted = await dana.ask(room.channel, '/incident note after all that');

  expect(lost.ok).toBe(false);
  expect(again).toMatch(/INC-2: Lights flicker is open/);
  expect(noted).toMatch(/^Recorded T/);
  expect(bot.rows('select number from incidents order by number')).toEqual([
    { number: 1 },
    { number: 2 },
  ]);
}, 60_000);

test('An answer that comes too late was recorded all the same, and the same start again is the same incident', async () => {
  // Nobody answers within a millisecond who writes to a disk before.
  const bot = await startBotForTest({ ackTimeoutMs: 1 });
  const dana = personIn(bot.workspace, 'dana');
  const start = () => dana.command('incidents', '/incident start Lights flicker');

  const outcomes = [await start(), await start()];
  const { id } = await bot.workspace.waitFor('the card', () =>
    bot.workspace
      .channels()
      .find((one) => one.name.startsWith('inc-1-') && cardOf(bot, one.id) !== ''),
  );
  await bot.workspace.waitFor('dana', () =>
    bot.workspace.channel(id)?.members.includes(dana.person.id),
  );
  const noted = await dana.command(id, '/incident note the fuse is gone');
  const notes = () => bot.rows("select 1 from timeline_entries where kind = 'note'");
  await until('the note', () => notes().length > 0);
  await bot.settled();
  const [incidents, noteCount] = [bot.rows('select number from incidents'), notes().length];
  await bot.close();
  const late = forgiveFailures(bot.workspace);

  expect([...outcomes, noted].map(({ error }) => error)).toEqual(
    Array.from({ length: 3 }, () => 'operation_timeout'),
  );
  expect(incidents).toEqual([{ number: 1 }]);
  expect(noteCount).toBe(1);
  expect(late.filter((one) => !one.startsWith('socket: an answer to no envelope'))).toEqual([]);
});

test('Two programs on one file take starts at once without gaps, and nobody is told of a lock', async () => {
  const { bot, dana } = await startBot();
  await bot.startAnother();
  const people = ['dana', 'mike', 'priya', 'claire'].map((name) => personIn(bot.workspace, name));
  for (const person of people) await person.join('incidents').catch(() => undefined);

  const lines = people.flatMap((person) => [
    { person, line: '/incident start Wells run dry' },
    { person, line: `/incident start ${person.person.name} has trouble of another kind` },
  ]);
  await Promise.all(lines.map(({ person, line }) => person.command('incidents', line)));
  await bot.settled(30_000);

  const numbers = bot.rows<{ number: number }>('select number from incidents order by number');
  const said = people.flatMap((person) => person.private('incidents').map(wordsOf)).join('\n');
  const channels = bot.workspace.channels().filter(({ name }) => name.startsWith('inc-'));
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
  expect(channels).toHaveLength(numbers.length);
  expect(said).not.toMatch(/lock|went wrong/i);
  // Who starts what somebody else has just started is asked; two programs may each have had a first.
  const alike = bot.rows("select 1 from incidents where title = 'Wells run dry'").length;
  expect([1, 2]).toContain(alike);
  expect(await dana.ask('incidents', '/incident list')).toContain('Wells run dry');
}, 60_000);
