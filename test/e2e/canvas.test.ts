import { type BotForTest, startBotForTest } from '../helpers/bot';
import { callAsBot } from '../helpers/call-as-bot';
import { openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { buttonNamed, buttonsOf, wordsOf } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;

beforeAll(async () => {
  bot = await startBotForTest();
  dana = personIn(bot.workspace, 'dana');
});
beforeEach(() => bot.workspace.clearFaults());
afterAll(() => bot.close());

/** The canvas of a channel, once it says this. */
function canvas(channel: string, words: string): Promise<string> {
  return bot.workspace.waitFor(`the canvas to say ${words}`, () => {
    const text = bot.workspace.channel(channel)?.canvas;
    return text?.includes(words) && text;
  });
}

function card(channel: string) {
  const [ts] = bot.workspace.channel(channel)?.pins ?? [];
  return bot.workspace.messages(channel).find((message) => message.ts === ts)!;
}

function document(markdown: string) {
  return { document_content: { type: 'markdown', markdown } };
}

test('The report so far stands in the canvas from the first minute, and grows', async () => {
  const { channel } = await openRoom(bot, dana, 'Checkout returns errors');
  const first = await canvas(channel, '## Timeline');
  await dana.ask(channel, '/incident note restarted *the* pool ![](@U1)');
  const later = await canvas(channel, 'restarted');

  expect(bot.workspace.channel(channel)?.canvasMentions).toEqual([]);
  expect(first).toMatch(/^# INC-\d+: Checkout returns errors\n\n> Kept by Hindsight/);
  expect(later).toContain('restarted \\*the\\* pool !\\[\\](\\@U1)');
  const made = bot.workspace.calls('conversations.canvases.create');
  expect(made.filter(({ args }) => args.channel_id === channel)).toHaveLength(1);
});

test('It is in its final form after the incident is closed', async () => {
  const { channel } = await openRoom(bot, dana, 'Search is empty');
  await dana.command(channel, '/incident resolve reindexed');
  await dana.tap(channel, await dana.askFor(channel, '/incident close'), 'Close anyway');

  expect(await canvas(channel, 'Incident closed')).toContain('- **Status:** closed');
});

test('A canvas that an answer got lost about is kept, and there is one', async () => {
  bot.workspace.fault({ kind: 'lost-answer', method: 'conversations.canvases.create', times: 1 });
  const { channel } = await openRoom(bot, dana, 'Mails are late');
  await canvas(channel, 'Mails are late');
  await dana.ask(channel, '/incident note the queue is full');
  await bot.upToDate();

  expect(await canvas(channel, 'the queue is full')).toContain('Mails are late');
});

test("People's own canvas in the channel where an incident is run stays theirs", async () => {
  const { id } = bot.workspace.addChannel({ name: 'payments', members: ['dana'] });
  const client = { channel: id };
  await callAsBot(bot.workspace, 'conversations.join', client);
  await callAsBot(bot.workspace, 'conversations.canvases.create', {
    channel_id: id,
    ...document('# Rota'),
  });
  await dana.command('payments', '/incident start --here Cards are declined');

  await bot.workspace.waitFor('the way to the report', () => {
    const message = card(id);
    return message && buttonsOf(message).some(({ label }) => label === 'Report so far');
  });
  expect(bot.workspace.channel(id)?.canvas).toBe('# Rota');
});

test.each([
  'missing_scope',
  'unknown_method',
  'canvas_disabled_user_team',
  'team_tier_cannot_create_channel_canvases',
])('Where Slack answers %s, the card leads to the report and all else works', async (error) => {
  bot.workspace.fault({ kind: 'error', method: 'conversations.canvases.create', error });
  const before = bot.log.lines.length;
  const { channel } = await openRoom(bot, dana, `Pages are blank ${error}`);
  await bot.workspace.waitFor('the way to the report', () => {
    const message = card(channel);
    return message && buttonsOf(message).some(({ label }) => label === 'Report so far');
  });
  await dana.ask(channel, '/incident note it is the template');
  await bot.settled();
  await bot.upToDate();

  const report = await dana.tap(channel, card(channel), 'Report so far');
  expect(wordsOf(report)).toContain('it is the template');
  expect(bot.workspace.channel(channel)?.canvas).toBeUndefined();
  const said = bot.log.lines.slice(before).filter(({ details }) => details.surface === 'canvas');
  expect(said).toHaveLength(1);
});

test('With a canvas the card has no such button', async () => {
  const { channel } = await openRoom(bot, dana, 'Fonts are missing');
  await canvas(channel, 'Fonts are missing');

  expect(() => buttonNamed(card(channel), 'Report so far')).toThrow();
});

test('A canvas somebody deleted is made anew once', async () => {
  const { channel } = await openRoom(bot, dana, 'Images are grey');
  await canvas(channel, 'Images are grey');
  await bot.upToDate();
  const canvasId = () =>
    bot.rows<{ ref: string }>(
      "select ref from surfaces join incidents on id = incident_id where surface = 'canvas' and channel_id = ?",
      channel,
    )[0]?.ref;
  await callAsBot(bot.workspace, 'canvases.delete', { canvas_id: canvasId() });
  await dana.ask(channel, '/incident note the cache was flushed');
  await canvas(channel, 'the cache was flushed');
  await bot.upToDate();
  await callAsBot(bot.workspace, 'canvases.delete', { canvas_id: canvasId() });
  await dana.ask(channel, '/incident note and warmed again');
  await bot.upToDate();

  expect(bot.workspace.channel(channel)?.canvas).toBeUndefined();
});
