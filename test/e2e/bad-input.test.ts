import BetterSqlite3 from 'better-sqlite3';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { wordsOf } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;
let room: IncidentRoom;

beforeAll(async () => {
  bot = await startBotForTest({ now: '2026-03-10T14:00:00.000Z' });
  dana = personIn(bot.workspace, 'dana');
  room = await openRoom(bot, dana, 'Wells run dry');
  await dana.ask(room.channel, '/incident hypothesis the sun');
});
afterAll(() => bot.close());

function entriesAtAll(): number {
  return bot.rows('select 1 from timeline_entries').length;
}

/** Asks, and expects that nothing comes of it but an answer that gives the words back. */
async function refused(channel: string, line: string): Promise<string> {
  await bot.settled();
  const before = entriesAtAll();
  const answer = await dana.ask(channel, line);
  expect(answer).toContain(`Nothing was recorded. You typed:\n${line}`);
  expect(entriesAtAll()).toBe(before);
  return answer;
}

test.each([
  ['a command that does not exist', 'frobnicate the pump', 'There is no command “frobnicate”.'],
  ['a command with a slip', 'hypothsis the moon', 'Did you mean hypothesis?'],
  ['a beginning that fits several commands', 're x', 'Did you mean'],
  [
    'a hypothesis that is not there',
    'rule-out H9 no',
    'There is no hypothesis H9 here; there is H1.',
  ],
  ['an escalation that is not there', 'ack E3', 'There is no escalation'],
  ['an action item that is not there', 'done A7', 'There is no action item'],
  [
    'an entry that is not there',
    'edit T99 other words',
    'There is no entry T99 here; the last is T4.',
  ],
  ['an id of another kind', 'rule-out T1 no', 'It needs an id such as H1'],
  ['a number without end', 'edit T999999999999999999999 x', 'It needs an id such as'],
  ['an entry that holds the record together', 'remove T1', 'cannot be removed'],
  ['a time in the future', 'note 2026-03-10 23:30 early', 'future'],
  ['a time that cannot be', 'note 25:00 too late', '25:00 is not a time that exists'],
  ['a day that cannot be', 'note 2026-02-30 14:00 a leap too far', 'is not on the calendar'],
  ['an hour that the clocks skipped', 'note 2025-03-30 02:30 asleep', '02:30'],
  ['a target nobody has', 'escalate plumbers quick', 'Nobody here is called “plumbers”'],
  ['a target without a reason', 'escalate "water board"', 'The reason is missing.'],
  ['a person nobody is', 'lead @nobody', 'is nobody here'],
  [
    'a severity there is none of',
    'severity sev9',
    'It takes sev1, sev2, sev3 or sev4, and got “sev9”.',
  ],
  [
    'a status there is none of',
    'status fine',
    'It takes investigating, identified, monitoring or resolved',
  ],
  ['a role there is none of', 'role cook @mike', 'The roles here are lead, comms, scribe'],
  ['a due date that cannot be', 'action dig deeper by 2026-13-45', '2026-13-45'],
  ['days that are none', 'stats soon', 'It takes a number of days'],
  ['an option that start does not have', 'start --loud Wells', '--loud is not an option'],
  ['nothing where words are wanted', 'note', 'The text is missing.'],
  ['blanks where words are wanted', 'hypothesis    ', 'The text is missing.'],
  ['a time and no words', 'note 14:05', 'The text is missing.'],
])('%s is refused in a sentence, and recorded nowhere', async (_what, words, said) => {
  const answer = await refused(room.channel, `/incident ${words.trimEnd()}`);

  expect(answer).toContain(said);
});

test.each([
  ['in a channel that is no incident’s', 'note hello', 'This is not the channel of an incident'],
  [
    'about an incident that is not there',
    'INC-77 note hello',
    'There is no INC-77 that you can see.',
  ],
])('A command %s says what to do', async (_where, words, said) => {
  const answer = await refused('general', `/incident ${words}`);

  expect(answer).toContain(said);
});

test('An example in a refusal is a command that works', async () => {
  const answer = await refused(room.channel, '/incident lesson');
  const [, example = ''] = /For example: (\/incident .*)/.exec(answer) ?? [];

  expect(await dana.ask(room.channel, example)).toMatch(/^Recorded T\d+/);
});

test('Ten thousand characters are recorded to the last, and found in the report', async () => {
  const long = Array.from(
    { length: 1000 },
    (_, index) => `word${String(index).padStart(5, '0')}`,
  ).join(' ');
  const answer = await dana.ask(room.channel, `/incident note ${long}`);
  await dana.ask(room.channel, '/incident preview');
  // The preview comes in several messages; its last heading is the last to arrive.
  const words = await bot.workspace.waitFor('the whole preview', () => {
    const all = dana.private(room.channel).map(wordsOf).join('\n');
    return all.includes('Participants') && all;
  });

  expect(long.length).toBeGreaterThanOrEqual(9_999);
  expect(answer.length).toBeLessThan(1_000);
  expect(room.entries().at(-1)?.text).toBe(long);
  expect(words).toContain('word00999');
});

test('More than an entry holds is refused with what to do, and what was typed is given back', async () => {
  const before = entriesAtAll();
  const answer = await dana.askFor(room.channel, `/incident note ${'x'.repeat(20_001)}`);

  expect(JSON.stringify(answer.blocks)).toContain('one entry holds 20000. Split it in two.');
  expect(entriesAtAll()).toBe(before);
});

test('A title of ten thousand characters is refused', async () => {
  const before = bot.rows('select 1 from incidents').length;
  const answer = await dana.ask('incidents', `/incident start ${'dry '.repeat(2_500)}`);

  expect(answer).toContain('300 fit');
  expect(bot.rows('select 1 from incidents')).toHaveLength(before);
});

test('What a form refuses is shown at its field, and the form keeps what was written', async () => {
  const before = room.entries().length;
  const state = await dana.askFor(room.channel, '/incident');
  await dana.tapForForm(room.channel, state, 'Add note');
  await dana.submit({ text: 'it rains', when: '26:61' });

  expect(dana.view()?.errors.when).toContain('26:61');
  expect(room.entries()).toHaveLength(before);
  await dana.closeView();
});

test('What is closed cannot be closed again', async () => {
  const other = await openRoom(bot, dana, 'Kettles boil over');
  await dana.tap(
    other.channel,
    await dana.askFor(other.channel, '/incident close'),
    'Close anyway',
  );
  const answer = await refused(other.channel, '/incident close');

  expect(answer).toContain('It is closed already.');
});

test('While another program holds the database, nothing is recorded and the words are given back', async () => {
  await bot.settled();
  await bot.upToDate();
  const before = entriesAtAll();
  const other = new BetterSqlite3(bot.database, { timeout: 0 });
  await bot.workspace.waitFor('the database', () => began(other));
  const answer = await dana.ask(room.channel, '/incident note nobody hears me');
  other.exec('rollback');
  other.close();

  expect(answer).toContain('The database is locked by another program. Nothing was recorded.');
  expect(answer).toContain('/incident note nobody hears me');
  expect(entriesAtAll()).toBe(before);
  expect(await dana.ask(room.channel, '/incident note nobody hears me')).toMatch(/^Recorded T/);
});

/** Whether the other program has the database now; the bot may be writing just then. */
function began(other: BetterSqlite3.Database): boolean {
  try {
    other.exec('begin immediate');
    return true;
  } catch {
    return false;
  }
}

test('Slack had nothing to object to', () => {
  expect(bot.workspace.failures()).toEqual([]);
});
