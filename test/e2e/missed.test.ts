import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { marksIn } from '../helpers/marks-in-room';
import { type Person, personIn } from '../helpers/person';
import { wordsOf } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;
let mike: Person;
let room: IncidentRoom;

beforeAll(async () => {
  bot = await startBotForTest();
  [dana, mike] = [personIn(bot.workspace, 'dana'), personIn(bot.workspace, 'mike')];
  room = await openRoom(bot, dana, 'Wells run dry', ['mike']);
});
afterAll(() => bot.close());

const { madeFrom, ticks, ticked } = marksIn(
  () => bot,
  () => room,
);

const kinds = (ts: string) => madeFrom(ts).map(({ kind }) => kind);

/** What the record says about an entry, by the kinds of its corrections. */
function corrections(ts: string): readonly string[] {
  return bot
    .rows<{ kind: string }>(
      `select kind from timeline_entries where json_extract(payload, '$.target') in
        (select seq from timeline_entries where message_ts = ?) order by seq`,
      ts,
    )
    .map(({ kind }) => kind);
}

test('What people marked, took back, edited and deleted while the bot was off is made good', async () => {
  const { channel } = room;
  const said = await Promise.all(
    ['the pump is dry', 'a seal is torn', 'a wrong word', 'nothing of note', 'forget this'].map(
      (text) => dana.say(channel, text),
    ),
  );
  const [pump, seal, wrong, dull, forget] = said.map(({ ts }) => ts) as [
    string,
    string,
    string,
    string,
    string,
  ];
  for (const ts of [wrong, dull, forget]) await mike.react(channel, ts, 'pushpin');
  for (const ts of [wrong, dull, forget]) await ticked(ts);
  await bot.stop();
  await mike.react(channel, pump, 'pushpin');
  await mike.pin(channel, seal);
  await dana.edit(channel, wrong, 'the right word');
  await mike.unreact(channel, dull, 'pushpin');
  await dana.remove(channel, forget);
  const { ts: reply } = await mike.say(channel, 'in the thread', { threadTs: pump });
  await dana.react(channel, reply, 'bulb');
  await personIn(bot.workspace, 'priya').join(channel);
  await bot.start();
  for (const ts of [pump, seal, reply]) await ticked(ts);
  await bot.workspace.waitFor('the tick to go', () => ticks(dull).length === 0);
  await bot.workspace.waitFor('the question', () =>
    mike.private(channel).some((one) => wordsOf(one).includes('was deleted')),
  );
  const welcome = await bot.workspace.waitFor('the welcome', () =>
    personIn(bot.workspace, 'priya')
      .private(channel)
      .find((one) => wordsOf(one).includes('Wells run dry')),
  );

  expect([kinds(pump), kinds(seal), kinds(reply)]).toEqual([
    ['note'],
    ['note'],
    ['hypothesis-raised'],
  ]);
  expect([corrections(wrong), corrections(dull), corrections(forget)]).toEqual([
    ['entry-edited'],
    ['entry-removed'],
    ['message-deleted'],
  ]);
  expect(wordsOf(welcome)).toContain('Welcome');
});

test('What was missed is read once, and reading it again changes nothing', async () => {
  const before = room.entries().length;
  const calls = () => bot.workspace.calls('conversations.history').length;
  const read = calls();
  await bot.restart();
  await bot.workspace.waitFor('the reading', () => calls() > read);
  await dana.ask(room.channel, '/incident note one more');
  await bot.settled();

  expect(room.entries()).toHaveLength(before + 1);
});

test('What people marked while the socket was down is made good when it is back', async () => {
  const { ts } = await dana.say(room.channel, 'said while the socket was down');
  // Slack does not take it back before the mark is set.
  bot.workspace.fault({ kind: 'refuse', method: 'apps.connections.open', times: 1 });
  bot.workspace.disconnectSockets('drop');
  await bot.workspace.waitFor('the socket to be gone', () => !bot.workspace.isAppConnected());
  await mike.react(room.channel, ts, 'pushpin');
  await ticked(ts);
  await bot.settled();

  expect(kinds(ts)).toEqual(['note']);
});

test('A mark that could not be taken in because Slack failed is taken in later', async () => {
  const { ts } = await dana.say(room.channel, 'said while Slack was failing');
  bot.workspace.fault({ kind: 'status', status: 503, method: 'conversations.history', times: 1 });
  await mike.react(room.channel, ts, 'pushpin');
  await ticked(ts);
  await bot.settled();

  expect(kinds(ts)).toEqual(['note']);
});

test('What people marked in a channel that was not yet known to be the incident’s is made good', async () => {
  const before = bot.workspace.channels().length;
  bot.workspace.fault({ kind: 'lost-answer', method: 'conversations.create', times: 1 });
  await dana.command('incidents', '/incident start Fountains are green');
  const { id: channel } = await bot.workspace.waitFor('the channel', () => {
    const channels = bot.workspace.channels();
    return channels.length > before && channels.at(-1);
  });
  await mike.join(channel);
  const { ts } = await mike.say(channel, 'open the other valve');
  await mike.react(channel, ts, 'wrench');
  const linked = () => bot.rows('select 1 from incidents where channel_id = ?', channel).length;
  expect(linked()).toBe(0);
  await bot.workspace.waitFor('the action item', () => madeFrom(ts).length > 0, 20_000);

  expect(linked()).toBe(1);
  expect(kinds(ts)).toEqual(['action-added']);
});
