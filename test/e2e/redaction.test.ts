import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { wordsOf } from '../helpers/shown';

const secret = 'hunter2-the-password';

let bot: BotForTest;
let dana: Person;
let room: IncidentRoom;

beforeAll(async () => {
  bot = await startBotForTest({ mode: 'http' });
  dana = personIn(bot.workspace, 'dana');
  room = await openRoom(bot, dana, 'sev2 Doors stay open');
});
afterAll(() => bot.close());

/** The bytes of the database's file and of whatever SQLite keeps beside it. */
function databaseBytes(): string {
  const folder = dirname(bot.database);
  return readdirSync(folder)
    .filter((name) => name.startsWith(basename(bot.database)))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

/** All that people see in the channel that is not the bot's to keep from them: their own private answers apart. */
function shown(): string {
  const { workspace } = bot;
  const files = workspace.files().map(({ bytes }) => new TextDecoder().decode(bytes));
  const said = workspace.messages(room.channel).filter((one) => one.ephemeralFor === undefined);
  return [
    ...said.map((message) => wordsOf(message) + message.text),
    JSON.stringify(workspace.channel(room.channel)),
    ...files,
  ].join('\n');
}

test('Redacted words are in no file of the database, no post, no file, no canvas and no answer', async () => {
  await dana.ask(room.channel, `/incident note somebody typed ${secret}`);
  await dana.ask(room.channel, `/incident edit T4 somebody typed ${secret} twice`);
  await dana.ask(room.channel, `/incident update all of you change ${secret}`);
  await bot.settled();
  const incomplete = await dana.askFor(room.channel, '/incident close');
  await dana.tap(room.channel, incomplete, 'Close anyway');
  await bot.settled();
  await bot.upToDate();
  expect(databaseBytes()).toContain(secret);
  expect(shown()).toContain(secret);

  for (const [entry, text] of [
    ['T4', 'the words of T4'],
    ['T6', 'the words of T6'],
  ] as const) {
    const asked = await dana.askFor(room.channel, `/incident redact ${entry}`);
    expect(wordsOf(asked)).toContain('nobody can bring them back');
    const answer = await dana.tap(room.channel, asked, 'Redact for good');
    expect(wordsOf(answer).toLowerCase()).toContain(text.toLowerCase());
  }
  await bot.settled();
  await bot.upToDate();

  expect(databaseBytes()).not.toContain(secret);
  expect(shown()).not.toContain(secret);
  expect(await dana.ask(room.channel, '/incident preview')).not.toContain(secret);
  expect(await dana.ask('incidents', `/incident search ${secret}`)).toContain('Nothing on record');
  expect(shown()).toContain('[redacted by dana]');
  expect(JSON.stringify(bot.log.lines)).not.toContain(secret);
  expect(bot.workspace.failures()).toEqual([]);
});
