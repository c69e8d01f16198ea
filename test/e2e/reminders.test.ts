import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant';
import type { LocalWorkspace, Message } from '../../src/local-slack/types';
import { readConfig } from '../../src/settings/config';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { buttonNamed, buttonsOf, wordsOf } from '../helpers/shown';

jest.setTimeout(20_000);

// It is a Tuesday, at two in the afternoon in UTC.
const tuesday = '2026-03-10T14:00:00.000Z';

let bot: BotForTest;
let dana: Person;
let mike: Person;

const priya = (workspace: LocalWorkspace) =>
  ({ kind: 'user', id: workspace.as('priya').person.id, name: 'dba' }) as const;

async function begin(): Promise<void> {
  bot = await startBotForTest({
    now: tuesday,
    settings: (workspace) => ({
      reminders: readConfig({}).settings.reminders,
      targets: [
        { kind: 'user', id: workspace.as('mike').person.id, name: 'dba' },
        { kind: 'name', name: 'night' },
      ],
      policies: {
        dba: [{ target: priya(workspace) }],
        night: [{ target: priya(workspace), afterMs: 7 * MINUTE }],
      },
    }),
  });
  dana = personIn(bot.workspace, 'dana');
  mike = personIn(bot.workspace, 'mike');
}

const isReminder = (message: Message) => buttonsOf(message).some(({ label }) => label === 'Stop');
const remindersTo = (person: Person, channel: string) => person.private(channel).filter(isReminder);
const remindersIn = (channel: string) => bot.workspace.messages(channel).filter(isReminder);

/** `Reminder 2 of 3` */
function countIn(message: Message): string | undefined {
  return /(The last|Reminder \d) of \d/.exec(wordsOf(message))?.[0];
}

/** Opens an incident that is led by Dana. */
async function open(command: string, members: readonly string[] = []): Promise<string> {
  const { channel, label } = await openRoom(bot, dana, command, members);
  // What is still to be said of the opening may only be said for half an hour.
  await bot.workspace.waitFor('the end of the opening', () =>
    dana
      .private('incidents')
      .map(wordsOf)
      .some((words) => words.includes(`${label}:`) && words.includes('has its channel')),
  );
  return channel;
}

async function openWithoutLead(command: string): Promise<string> {
  const channel = await open(command, ['mike']);
  await dana.ask(channel, '/incident role lead none');
  return channel;
}

/** The next reminder that `find` sees more of, after so much time. */
async function reminded(
  what: string,
  ms: number,
  find: () => readonly Message[],
): Promise<Message> {
  const before = find().length;
  bot.clock.advance(ms);
  return bot.workspace.waitFor(what, () => find()[before]);
}

/** Titles that nobody would take for the same incident. */
const youngest =
  'Amber lamp,Brass bell,Copper kettle,Dusty drum,Empty eel,Frozen fig,Green goose,Hot hail,Iron ink'.split(
    ',',
  );

/** Proves that everything due by now was looked at: a younger incident, which is looked at later, has been reminded. */
async function looked(): Promise<void> {
  const channel = await open(youngest.shift() ?? '');
  await reminded('the sentinel', 10 * MINUTE, () => remindersTo(dana, channel));
  await bot.settled();
}

describe('Each reminder says why', () => {
  beforeAll(begin);
  afterAll(() => bot.close());
  beforeEach(() => bot.clock.set(tuesday));

  test('no severity: to whoever leads, alone', async () => {
    const channel = await open('Checkout is slow');
    const told = await reminded('a reminder', 10 * MINUTE, () => remindersTo(dana, channel));

    expect(wordsOf(told)).toMatch(/INC-\d+ has been open for 10 min without a severity\./);
    expect(wordsOf(told)).toContain('Reminder 1 of 3, for you alone');
    expect(remindersTo(mike, channel)).toEqual([]);
    await dana.tapForForm(channel, told, 'Set severity');
    await dana.send(channel, { level: 'sev2' });
    await looked();
    expect(remindersTo(dana, channel)).toHaveLength(1);
  });

  test('no lead: to the channel, which ends when somebody leads', async () => {
    const channel = await openWithoutLead('sev2 Search is empty');
    const told = await reminded('a reminder', 5 * MINUTE, () => remindersIn(channel));

    expect(wordsOf(told)).toMatch(/Nobody has led INC-\d+ for 5 min\./);
    expect(await mike.tap(channel, told, 'I lead').then(wordsOf)).toContain('mike is lead');
    await looked();
    expect(remindersIn(channel)).toHaveLength(1);
  });

  test('update overdue: with the time it was promised for', async () => {
    const channel = await open('sev2 Orders are late');
    const form = await dana.askFor(channel, '/incident');
    await dana.tapForForm(channel, form, 'Post update');
    await dana.send(channel, { text: 'We look into it', next: '30' });
    const told = await reminded('a reminder', 35 * MINUTE, () => remindersTo(dana, channel));

    // In Berlin, where Dana is.
    expect(wordsOf(told)).toMatch(/next update on INC-\d+ was promised for 15:30 CET/);
  });

  test('not closed: on the next working day', async () => {
    const channel = await open('sev2 Mail is slow');
    await dana.ask(channel, '/incident resolve');
    const told = await reminded('a reminder', DAY, () => remindersTo(dana, channel));

    expect(wordsOf(told)).toMatch(/INC-\d+ was resolved 1 d ago and is not closed/);
    expect(buttonsOf(told).map(({ label }) => label)).toEqual(['Close', 'Snooze 1 day', 'Stop']);
  });

  test('action item due: to its owner, in the morning where they are', async () => {
    const channel = await open('sev2 Disks are full', ['mike']);
    await dana.ask(
      channel,
      `/incident action <@${mike.person.id}|mike> Buy more disks by 2026-03-11`,
    );
    bot.clock.set('2026-03-11T12:59:00.000Z');
    const told = await reminded('a reminder', MINUTE, () => remindersTo(mike, channel));

    expect(wordsOf(told)).toMatch(/A1 of INC-\d+ is due today: Buy more disks/);
    expect(wordsOf(await mike.tap(channel, told, 'A1 is done'))).toContain('A1 done');
  });

  test('escalation not acknowledged: asked again in its thread, then the next one is', async () => {
    const channel = await open('sev2 Writes are stuck', ['mike']);
    await dana.ask(channel, '/incident escalate dba Writes are stuck');
    await bot.settled();
    const asked = bot.workspace.messages(channel).find((one) => wordsOf(one).includes('Asked by'));
    const below = () =>
      bot.workspace
        .as('dana')
        .thread(channel, asked?.ts ?? '')
        .slice(1);
    const again = await reminded('the same again', 5 * MINUTE, below);
    await reminded('the same once more', 5 * MINUTE, below);
    const next = await reminded('the next one', 5 * MINUTE, below);
    await bot.settled();

    const priya = personIn(bot.workspace, 'priya');
    expect(again.mentions).toEqual([mike.person.id]);
    expect(next.mentions).toEqual([priya.person.id]);
    expect(bot.workspace.channel(channel)?.members).toContain(priya.person.id);
    expect(await dana.ask(channel, '/incident timeline')).toContain('E1 passed on to priya');
    const { actionId, blockId } = buttonNamed(next, 'Acknowledge');
    await priya.press(channel, next.ts, actionId, { blockId });
    await dana.sees(channel, 'Acknowledged by priya');
    await looked();
    expect(below()).toHaveLength(3);
  });

  test('nothing that Slack would refuse was sent', () => {
    expect(bot.workspace.failures()).toEqual([]);
  });
});

describe('A reminder', () => {
  beforeAll(begin);
  afterAll(() => bot.close());
  beforeEach(() => bot.clock.set(tuesday));

  test('that is snoozed is quiet until then, for everybody', async () => {
    const channel = await openWithoutLead('sev2 Checkout is slow');
    const told = await reminded('a reminder', 5 * MINUTE, () => remindersIn(channel));
    const answer = wordsOf(await mike.tap(channel, told, 'Snooze 1 h'));
    await looked();
    const meanwhile = remindersIn(channel).length;
    await reminded('it again', 50 * MINUTE, () => remindersIn(channel));

    expect(answer).toMatch(/has no lead was snoozed by mike until 2026-03-10 11:05 E[SD]T/);
    expect(meanwhile).toBe(1);
    await dana.ask(channel, '/incident lead me');
  });

  test('that is stopped never comes again, also after a restart', async () => {
    const channel = await openWithoutLead('sev2 Search is empty');
    const told = await reminded('a reminder', 5 * MINUTE, () => remindersIn(channel));
    const answer = wordsOf(await dana.tap(channel, told, 'Stop'));
    await bot.restart();
    bot.clock.advance(HOUR);
    await looked();

    expect(answer).toContain('was stopped by dana and will not come again');
    expect(wordsOf(await mike.tap(channel, told, 'Snooze 1 h'))).toContain('stopped by dana');
    expect(remindersIn(channel)).toHaveLength(1);
  });

  test('ends by itself', async () => {
    const channel = await openWithoutLead('sev2 Orders are late');
    const find = () => remindersIn(channel);
    for (const which of ['first', 'second', 'third'])
      await reminded(`the ${which}`, 5 * MINUTE, find);
    bot.clock.advance(5 * HOUR);
    await looked();

    expect(find().map(countIn)).toEqual(['Reminder 1 of 3', 'Reminder 2 of 3', 'The last of 3']);
  });

  test('comes once though the bot is restarted, and what was missed is not made up for', async () => {
    const channel = await openWithoutLead('sev2 Mail is slow');
    const find = () => remindersIn(channel);
    await reminded('the first', 5 * MINUTE, find);
    await bot.restart();
    await bot.stop();
    bot.clock.advance(10 * MINUTE);
    await bot.start();
    await looked();

    expect(find().map(countIn)).toEqual(['Reminder 1 of 3', 'The last of 3']);
  });

  test('that leads to the next one of a policy does so once, though the bot was stopped meanwhile', async () => {
    const channel = await open('sev2 Replication lags', ['mike']);
    await dana.ask(channel, '/incident escalate night Replication lags');
    await bot.settled();
    await bot.stop();
    bot.clock.advance(8 * MINUTE);
    await bot.start();
    await bot.startAnother();

    await dana.sees(channel, 'Passed on to priya');
    await looked();
    const timeline = await dana.ask(channel, '/incident timeline');
    expect(timeline.match(/passed on to priya/g)).toHaveLength(1);
  });

  test('comes once with several bots on one database', async () => {
    await bot.startAnother();
    await bot.startAnother();
    const channel = await openWithoutLead('sev2 Disks are full');
    for (const which of ['first', 'second', 'third'])
      await reminded(`the ${which}`, 5 * MINUTE, () => remindersIn(channel));
    await looked();

    expect(remindersIn(channel)).toHaveLength(3);
  });

  test('sends nothing that Slack would refuse', () => {
    expect(bot.workspace.failures()).toEqual([]);
  });
});
