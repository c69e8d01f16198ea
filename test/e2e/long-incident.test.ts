import { openStores } from '../../src/adapters/store/open-database';
import { checkCanvasMarkdown } from '../../src/local-slack/world/canvas-markdown';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import type { EntryDraft } from '../helpers/entries';
import { openRoom } from '../helpers/incident-room';
import { personIn } from '../helpers/person';
import { recordMore } from '../helpers/record';
import { wordsOf } from '../helpers/shown';

const start = '2026-11-19T00:00:00.000Z';
const atMinute = (minute: number) => new Date(Date.parse(start) + minute * 60_000).toISOString();

let bot: BotForTest;
beforeAll(async () => {
  bot = await startBotForTest({ now: start });
});
afterAll(() => bot.close());

/** Four days of notes, one each minute, each as long as people write. */
function fourDays(count: number): readonly EntryDraft[] {
  const words = 'restarted the payment gateway in zone b | and watched the queue of the ledger';
  return Array.from({ length: count }, (_, index): EntryDraft => {
    const at = atMinute(index + 1);
    return ['note', { text: `step ${index + 1}: ${words}` }, { at, recordedAt: at }];
  });
}

test('An incident of 5,000 entries is on the card, in the canvas and in the report', async () => {
  const { workspace } = bot;
  const dana = personIn(workspace, 'dana');
  const { channel, label } = await openRoom(bot, dana, 'Payments hang');
  await bot.settled();
  await bot.upToDate();
  await bot.stop();
  const stores = await openStores(`file:${bot.database}`);
  const notes = fourDays(5_000);
  for (let from = 0; from < notes.length; from += 500) {
    await recordMore(stores.incidents, `${workspace.teamId}/1`, notes.slice(from, from + 500));
  }
  await stores.close();
  bot.clock.advance(4 * 86_400_000);
  await bot.start();
  await dana.ask(channel, '/incident note the ledger is through');
  const canvas = await workspace.waitFor(
    'the canvas to say the last',
    () => {
      const text = workspace.channel(channel)?.canvas;
      return text?.includes('the ledger is through') && text;
    },
    30_000,
  );
  const title = await dana.ask(channel, '/incident title Payments hang no more');
  await dana.ask(channel, '/incident cause a lock that nobody let go of');
  await dana.tap(channel, await dana.askFor(channel, '/incident close'), 'Close anyway');
  await workspace.waitFor(
    'the report',
    () => workspace.files().some(({ name }) => name === `${label}-postmortem.md`),
    30_000,
  );
  await bot.settled(30_000);
  await bot.upToDate();

  expect(title).toMatch(/^Recorded T/);
  expect(Buffer.byteLength(canvas)).toBeLessThan(1_048_576);
  expect(checkCanvasMarkdown(canvas)).toEqual([]);
  expect(canvas).toMatch(/^# INC-1: Payments hang\n\n> Kept by Hindsight.*\/incident note/);
  expect(canvas).toMatch(/[45],\d{3} earlier/);
  expect(canvas).toContain('step 4999:');
  expect(workspace.channel(channel)?.canvas).toContain('# INC-1: Payments hang no more');
  expect(workspace.channel(channel)?.canvas).toContain('a lock that nobody let go of');
  const pinned = workspace
    .messages(channel)
    .filter(({ ts }) => workspace.channel(channel)?.pins.includes(ts));
  expect(pinned.map(wordsOf).join()).toContain('closed');
}, 120_000);
