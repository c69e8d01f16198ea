import type { Json } from '../../src/local-slack/types';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { marksIn } from '../helpers/marks-in-room';
import { type Person, personIn } from '../helpers/person';
import { blocksWords, wordsOf } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;
let mike: Person;
let priya: Person;
let room: IncidentRoom;
let channel: string;
let count = 0;

beforeAll(async () => {
  bot = await startBotForTest({ now: '2026-03-10T14:00:00.000Z' });
  [dana, mike, priya] = ['dana', 'mike', 'priya'].map((name) => personIn(bot.workspace, name)) as [
    Person,
    Person,
    Person,
  ];
});
afterAll(() => bot.close());
beforeEach(async () => {
  count += 1;
  room = await openRoom(bot, dana, `Case${count}`, ['mike', 'priya']);
  channel = room.channel;
});

const { madeFrom, recorded, ticked } = marksIn(
  () => bot,
  () => room,
);

/** The time of day in Berlin at which a message was posted. */
function berlin(ts: string): string {
  return new Date(Number(ts) * 1000).toLocaleTimeString('en-GB', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    minute: '2-digit',
  });
}

describe('Shortcuts', () => {
  test('Add to timeline records at once, with author, recorder, time and link', async () => {
    const { ts } = await mike.say(channel, 'the *pump* is off & cold');
    bot.clock.advance(6 * 60_000);
    const answer = await dana.getAnswer(channel, () =>
      dana.messageShortcut(channel, ts, 'add_to_timeline'),
    );
    await ticked(ts);

    expect(wordsOf(answer)).toContain(`Recorded T4 at ${berlin(ts)} CET: the *pump* is off & cold`);
    expect(
      bot.rows(
        'select actor_name, author_name, source from timeline_entries where message_ts = ?',
        ts,
      ),
    ).toEqual([{ actor_name: 'dana', author_name: 'mike', source: 'shortcut' }]);
    expect(
      bot.rows<{ permalink: string }>(
        'select permalink from timeline_entries where message_ts = ?',
        ts,
      )[0]?.permalink,
    ).toContain(channel);
  });

  test('Add to timeline a second time says that it is there', async () => {
    const { ts } = await mike.say(channel, 'once is enough');
    await dana.getAnswer(channel, () => dana.messageShortcut(channel, ts, 'add_to_timeline'));
    const again = await priya.getAnswer(channel, () =>
      priya.messageShortcut(channel, ts, 'add_to_timeline'),
    );

    expect(wordsOf(again)).toContain('on record already, as T4');
    expect(madeFrom(ts)).toHaveLength(1);
  });

  test.each([
    ['mark_hypothesis', {}, 'hypothesis-raised'],
    ['mark_escalation', { name: 'night shift' }, 'escalated'],
    ['create_action_item', { due: '2026-04-01' }, 'action-added'],
  ])(
    '%s opens a form filled from the message and records what is sent',
    async (shortcut, values, kind) => {
      const { ts } = await mike.say(channel, 'the valve sticks');
      const form = await dana.getForm(() => dana.messageShortcut(channel, ts, shortcut));
      await dana.send(channel, values);
      await bot.settled();

      expect(blocksWords(form.view.blocks as [])).toContain('the valve sticks');
      expect(madeFrom(ts)).toEqual([{ kind, text: 'the valve sticks' }]);
    },
  );

  test('Start incident from here opens one that begins with the message', async () => {
    const { ts } = await mike.say('general', 'the lights flicker in hall nine');
    await dana.getForm(() => dana.messageShortcut('general', ts, 'start_incident_here'));
    await dana.submit({});

    await bot.workspace.waitFor(
      'the incident',
      () =>
        bot.rows("select 1 from incidents where title = 'the lights flicker in hall nine'")
          .length === 1,
    );
  });

  test('The global shortcut opens the same form from anywhere', async () => {
    await dana.getForm(() => dana.globalShortcut('start_incident'));
    await dana.submit({ title: 'The roof of hall ten leaks' });

    await bot.workspace.waitFor(
      'the incident',
      () =>
        bot.rows("select 1 from incidents where title = 'The roof of hall ten leaks'").length === 1,
    );
  });

  test('Where no incident is, the form asks which one is meant', async () => {
    const { ts } = await mike.say('general', 'seen from the street');
    await dana.getForm(() => dana.messageShortcut('general', ts, 'add_to_timeline'));
    const id = `${bot.workspace.teamId}/${room.label.slice(4)}`;
    await dana.submit({ incident: id });
    await recorded('note');

    expect(room.entries().at(-1)?.text).toBe('seen from the street');
  });
});

describe('A pasted timeline', () => {
  test('It is shown as understood first, a mistake names its line, and then it is saved', async () => {
    await dana.getForm(() => dana.command(channel, '/incident paste'));
    await dana.submit({ text: '- 14:05 first\n99:99 never' });
    const mistake = dana.view()?.errors.text;
    await dana.submit({ text: '- 14:05 first\n  with more\n* 14:10 UTC second | third' });
    const shown = await bot.workspace.waitFor('what it understood', () => {
      const words = blocksWords((dana.view()?.view.blocks ?? []) as []);
      return words.includes('This is what it says') && words;
    });
    const before = room.entries().length;
    await dana.send(channel);

    expect(mistake).toMatch(/^Line 2: /);
    expect(shown).toContain('2026-03-10 14:05 CET first');
    expect(
      room
        .entries()
        .slice(before)
        .map(({ text }) => text),
    ).toEqual(['first\n  with more', 'second | third']);
  });
});

test('the window that says an incident is open says where its channel is, once there is one', async () => {
  await dana.getForm(() => dana.command('incidents', '/incident start'));
  await dana.submit({ title: 'Nobody can sign in' });

  const window = await bot.workspace.waitFor('the channel in the window', () => {
    const words = blocksWords((dana.view()?.view.blocks ?? []) as readonly Json[]);
    return words.includes('has its channel') && words;
  });

  expect(window).toContain('is open, and you lead it');
  await dana.closeView();
});

test('Slack had nothing to object to', () => {
  expect(bot.workspace.failures()).toEqual([]);
});
