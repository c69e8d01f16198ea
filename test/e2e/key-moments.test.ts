import { type BotForTest, startBotForTest } from '../helpers/bot';

let bot: BotForTest;
let channel: string;

beforeAll(async () => {
  bot = await startBotForTest({ now: '2026-03-02T14:30:00.000Z' });
  const dana = bot.workspace.as('dana');
  await dana.command('incidents', '/incident start 2026-03-02 14:00 UTC Checkout returns errors');
  const made = await bot.workspace.waitFor('the channel', () =>
    bot.workspace.channels().find((one) => one.name.startsWith('inc-1')),
  );
  channel = made.id;
  await bot.workspace.waitFor('dana in the channel', () =>
    bot.workspace.channel(channel)?.members.includes(dana.person.id),
  );
});

afterAll(() => bot.close());

async function openForm() {
  const dana = bot.workspace.as('dana');
  await dana.command(channel, '/incident moments');
  const open = await bot.workspace.waitFor('the form', () => dana.view());
  return { dana, open };
}

function momentsOnRecord() {
  return bot.rows('select started_at, detected_at, resolved_at from incidents')[0];
}

test('one form records the moments that are missing and moves those on record, in the zone of whoever fills it', async () => {
  const { dana } = await openForm();

  await dana.submit({
    'started-time': '14:50',
    'detected-date': '2026-03-02',
    'detected-time': '14:55',
    'resolved-date': '2026-03-02',
    'resolved-time': '15:20',
  });

  // Berlin is an hour ahead of UTC in March.
  expect(momentsOnRecord()).toEqual({
    started_at: '2026-03-02T13:50:00.000Z',
    detected_at: '2026-03-02T13:55:00.000Z',
    resolved_at: '2026-03-02T14:20:00.000Z',
  });
});

test('it shows the intervals between them', async () => {
  const { dana, open } = await openForm();

  expect(JSON.stringify(open.view)).toContain('5 min to detect · 30 min to resolve');
  await dana.closeView();
});

test('a moment before the start is a mistake at its field', async () => {
  const { dana } = await openForm();

  await dana.submit({ 'detected-time': '13:00' });

  expect(dana.view()?.errors).toEqual({
    'detected-time': 'Detected would be before it started.',
  });
  await dana.closeView();
});

test('a date without a time is a mistake at its field', async () => {
  const { dana } = await openForm();

  await dana.submit({ 'identified-date': '2026-03-02' });

  expect(dana.view()?.errors).toEqual({ 'identified-time': 'A date needs its time too.' });
  await dana.closeView();
});
