import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { until } from '../helpers/until';

const DAY = 24 * 60 * 60_000;

let bot: BotForTest;
let dana: Person;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-removed-'));
  bot = await startBotForTest({
    now: '2026-03-10T14:00:00.000Z',
    settings: { retention: { days: 90, folder } },
  });
  dana = personIn(bot.workspace, 'dana');
});
afterAll(async () => {
  await bot.close();
  rmSync(folder, { recursive: true, force: true });
});

test('What was closed long ago is exported and removed by itself, and its number is not given again', async () => {
  const { channel } = await openRoom(bot, dana, 'Wells run dry');
  await dana.ask(channel, '/incident note the pump stands still');
  const listed = await dana.askFor(channel, '/incident close');
  await dana.tap(channel, listed, 'Close anyway');
  await bot.settled();
  await bot.upToDate();
  await openRoom(bot, dana, 'Lights flicker');
  await dana.sees('incidents', 'Lights flicker has its channel');
  await bot.settled();

  bot.clock.advance(91 * DAY);
  await until('the first to be removed', () => bot.rows('select 1 from incidents').length === 1);
  const shown = await dana.ask('incidents', '/incident INC-1 show');
  const listedNow = await dana.ask('incidents', '/incident list');
  const { label } = await openRoom(bot, dana, 'Doors jam');

  const place = join(folder, bot.workspace.teamId, 'INC-1');
  expect(readdirSync(place)).toHaveLength(3);
  expect(readFileSync(join(place, 'INC-1-postmortem.md'), 'utf8')).toContain('pump stands still');
  expect(shown).toContain('INC-1 was closed long ago, and removed from the record');
  expect(listedNow).toContain('Lights flicker');
  expect(listedNow).not.toContain('Wells run dry');
  expect(label).toBe('INC-3');
  expect(bot.rows("select 1 from timeline_entries where incident_id like '%/1'")).toEqual([]);
});

test('In the channel it had, people are told that no incident is there', async () => {
  const channel = bot.workspace.channels().find(({ name }) => name.startsWith('inc-1-'))?.id ?? '';

  expect(await dana.ask(channel, '/incident note too late')).toContain(
    'This is not the channel of an incident',
  );
});
