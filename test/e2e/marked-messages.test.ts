import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { marksIn } from '../helpers/marks-in-room';
import { type Person, personIn } from '../helpers/person';
import { tinyPng } from '../helpers/tiny-png';

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

const { madeFrom, recorded, ticks, ticked } = marksIn(
  () => bot,
  () => room,
);

/** The report so far, in one text. */
function preview(who: Person): Promise<string> {
  return who.ask(channel, '/incident preview');
}

describe('Reactions and pins', () => {
  test.each([
    ['pushpin', 'note'],
    ['bulb', 'hypothesis-raised'],
    ['rotating_light', 'escalated'],
    ['wrench', 'action-added'],
  ])(':%s: makes a %s, and taking it back takes the entry back', async (emoji, kind) => {
    const { ts } = await mike.say(channel, 'look at this');
    await priya.react(channel, ts, emoji);
    await ticked(ts);
    await priya.unreact(channel, ts, emoji);
    await recorded('entry-removed');

    expect(madeFrom(ts)).toContainEqual({ kind, text: 'look at this' });
    expect(ticks(ts)).toEqual([]);
  });

  test('Two people who pin and react to the same message make one entry, which goes with the last mark', async () => {
    const { ts } = await mike.say(channel, 'everybody wants this');
    await Promise.all([
      dana.pin(channel, ts),
      priya.react(channel, ts, 'pushpin'),
      mike.react(channel, ts, 'pushpin'),
    ]);
    await ticked(ts);
    await dana.unpin(channel, ts);
    await priya.unreact(channel, ts, 'pushpin');
    const atThree = await preview(dana);
    await mike.unreact(channel, ts, 'pushpin');
    await recorded('entry-removed');

    expect(madeFrom(ts)).toHaveLength(1);
    expect(atThree).toContain('everybody wants this');
    expect(await preview(dana)).not.toContain('everybody wants this');
  });

  test('A mark set again brings the same entry back', async () => {
    const { ts } = await mike.say(channel, 'on, off and on');
    await dana.react(channel, ts, 'pushpin');
    await ticked(ts);
    await dana.unreact(channel, ts, 'pushpin');
    await recorded('entry-removed');
    await dana.react(channel, ts, 'pushpin');
    await recorded('entry-restored');

    expect(room.entries().filter(({ kind }) => kind === 'note')).toHaveLength(1);
    expect(await preview(dana)).toContain('on, off and on');
  });

  test('Events that Slack repeats change nothing', async () => {
    bot.workspace.fault({ kind: 'repeat-events', times: 4 });
    const { ts } = await mike.say(channel, 'said twice by the wire');
    await dana.react(channel, ts, 'pushpin');
    await ticked(ts);
    await bot.settled();
    bot.workspace.clearFaults();

    expect(madeFrom(ts)).toHaveLength(1);
  });

  test('A reply in a thread is taken itself, and not what it answers', async () => {
    const { ts } = await mike.say(channel, 'is it warm?');
    const reply = await priya.say(channel, 'it is hot', { threadTs: ts });
    await dana.react(channel, reply.ts, 'pushpin');
    await bot.workspace.waitFor('the entry', () => madeFrom(reply.ts).length > 0);

    expect(madeFrom(reply.ts)).toEqual([{ kind: 'note', text: 'it is hot' }]);
    expect(madeFrom(ts)).toEqual([]);
  });

  test('Other emoji and messages of the bot are left alone', async () => {
    const { ts } = await mike.say(channel, 'nice');
    await dana.react(channel, ts, 'tada');
    const card = await bot.workspace.waitFor(
      'the card',
      () => bot.workspace.channel(channel)?.pins[0],
    );
    await dana.react(channel, card, 'pushpin');
    const last = await mike.say(channel, 'the last one');
    await dana.react(channel, last.ts, 'pushpin');
    await ticked(last.ts);

    expect(
      room
        .entries()
        .filter(({ kind }) => kind === 'note')
        .map(({ text }) => text),
    ).toEqual(['the last one']);
  });
});

describe('Messages that change', () => {
  test('An edit changes the entry and keeps the earlier wording', async () => {
    const { ts } = await mike.say(channel, 'valve 3 is shut');
    await dana.react(channel, ts, 'pushpin');
    await ticked(ts);
    await mike.edit(channel, ts, 'valve 4 is shut');
    await recorded('entry-edited');
    const words = await preview(dana);

    expect(words).toContain('valve 4 is shut');
    expect(words).not.toContain('valve 3 is shut');
    expect(room.entries().map(({ text }) => text)).toContain('valve 3 is shut');
  });

  test('A deletion leaves the entry, marks it, and asks whoever recorded it', async () => {
    const { ts } = await mike.say(channel, 'I never said this');
    await dana.react(channel, ts, 'pushpin');
    await ticked(ts);
    await mike.remove(channel, ts);
    const asked = await dana.seesButton(channel, 'Remove it');
    const kept = await preview(priya);
    await dana.tap(channel, asked, 'Remove it');

    expect(asked.ephemeralFor).toBe(dana.person.id);
    expect(kept).toContain('message removed in Slack');
    expect(await preview(priya)).not.toContain('I never said this');
  });

  test('A picture on a marked message is copied and embedded in the page, and the rest is named', async () => {
    const { ts } = await mike.say(channel, 'the gauge', {
      files: [
        { name: 'gauge.png', mimetype: 'image/png', bytes: tinyPng },
        { name: 'log.txt', mimetype: 'text/plain', bytes: Buffer.from('hiss') },
      ],
    });
    await dana.pin(channel, ts);
    await ticked(ts);
    await dana.tap(channel, await dana.askFor(channel, '/incident close'), 'Close anyway');
    await bot.settled();
    const page = bot.workspace
      .files()
      .findLast(({ name }) => name === `${room.label}-postmortem.html`);
    const html = new TextDecoder().decode(page?.bytes);

    expect(html).toContain(
      `<img src="data:image/png;base64,${Buffer.from(tinyPng).toString('base64')}" alt="gauge.png">`,
    );
    expect(html).toContain('log.txt');
    expect(html).not.toMatch(/(?:src|href)="(?!data:image\/png|#|http:\/\/127\.0\.0\.1)/);
  });
});

test('Slack had nothing to object to', () => {
  expect(bot.workspace.failures()).toEqual([]);
});
