import type { Message } from '../../src/local-slack/types';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { blocksWords, buttonsOf, wordsOf } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;
let mike: Person;
let priya: Person;

beforeAll(async () => {
  bot = await startBotForTest({
    now: '2026-03-10T14:00:00.000Z',
    settings: { reportZone: 'UTC' },
  });
  [dana, mike, priya] = ['dana', 'mike', 'priya'].map((name) => personIn(bot.workspace, name)) as [
    Person,
    Person,
    Person,
  ];
});
afterAll(() => bot.close());

function room(title: string): Promise<IncidentRoom> {
  return openRoom(bot, dana, title, ['mike', 'priya']);
}

function publicWords(channel: string): string {
  return bot.workspace.messages(channel).map(wordsOf).join('\n');
}

async function card(channel: string, words: string): Promise<Message> {
  return bot.workspace.waitFor(`the card to say ${words}`, () =>
    bot.workspace
      .messages(channel)
      .find(
        ({ ts, blocks = [] }) =>
          bot.workspace.channel(channel)?.pins.includes(ts) && blocksWords(blocks).includes(words),
      ),
  );
}

describe('Starting', () => {
  test('A command makes a channel under a free name, with topic, card and whoever started it', async () => {
    const taken = await bot.workspace.addChannel({
      name: 'inc-1-checkout-is-slow',
      members: ['mike'],
    });
    const { channel, label } = await room('sev2 -10m Checkout is slow');
    await card(channel, 'Status: investigating');

    const made = bot.workspace.channel(channel);
    expect(label).toBe('INC-1');
    expect(made?.id).not.toBe(taken.id);
    expect(made?.name).toBe('inc-1-checkout-is-slow-2');
    expect(made?.members).toContain(dana.person.id);
    await bot.workspace.waitFor('the topic', () =>
      bot.workspace.channel(channel)?.topic.includes('sev2 · investigating · lead dana'),
    );
    expect(made?.pins).toHaveLength(1);
  });

  test('The form shows a mistake at its field and starts once it is put right', async () => {
    await dana.getForm(() => dana.command('incidents', '/incident start'));
    await dana.submit({ title: 'Search finds nothing', severity: 'sev2', when: 'half past' });
    const wrong = dana.view();
    await dana.submit({ when: '-5m' });
    const said = blocksWords(dana.view()?.view.blocks as []);
    await dana.closeView();

    expect(Object.keys(wrong?.errors ?? {})).toEqual(['when']);
    expect(wrong?.errors.when).toContain('“half past” is not a time');
    expect(said).toContain('Search finds nothing');
    expect(
      bot.rows("select severity, started_at from incidents where title = 'Search finds nothing'"),
    ).toEqual([{ severity: 'sev2', started_at: '2026-03-10T13:55:00.000Z' }]);
  });

  test('The same command again within the minute is the same incident', async () => {
    const { label } = await room('Mail is late');
    const again = await dana.ask('incidents', '/incident start Mail is late');

    expect(again).toContain(`${label}: Mail is late is open: you started it a moment ago.`);
    expect(bot.rows("select 1 from incidents where title = 'Mail is late'")).toHaveLength(1);
  });

  test('Much the same title asks first: join brings in, open anyway opens', async () => {
    const { channel, label } = await openRoom(bot, dana, 'Uploads of videos fail');
    const asked = await mike.askFor('incidents', '/incident start Uploads of videos failing');
    await mike.tap('incidents', asked, `Join ${label}`);
    await bot.workspace.waitFor('mike to be in', () =>
      bot.workspace.channel(channel)?.members.includes(mike.person.id),
    );
    const again = await priya.askFor('incidents', '/incident start Uploads of videos failing');
    const opened = await priya.tap('incidents', again, 'Open anyway');

    expect(buttonsOf(asked).map(({ label: name }) => name)).toEqual([
      `Join ${label}`,
      'Open anyway',
    ]);
    expect(wordsOf(opened)).toContain('Uploads of videos failing is open, and you lead it');
  });
});

describe('Recording', () => {
  test('A receipt names id, moment and zone; Edit time corrects it and Undo takes it back', async () => {
    const { channel, entries } = await room('Labels print twice');
    const noted = await dana.askFor(channel, '/incident note 14:40 restarted the spooler');
    const form = await dana.tapForForm(channel, noted, 'Edit time');
    const initial = (form.view.blocks as { element?: { initial_value?: string } }[]).at(0)?.element
      ?.initial_value;
    const moved = await dana.send(channel, { when: '~14:30' });
    const undone = await dana.tap(channel, noted, 'Undo');

    expect(wordsOf(noted)).toMatch(/^Recorded T4 at 14:40 CET: restarted the spooler/);
    expect(initial).toBe('2026-03-10 14:40');
    expect(wordsOf(moved)).toContain('T4 moved in time: ~14:30 CET');
    expect(wordsOf(undone)).toContain('T4 taken off the record');
    expect(
      entries()
        .map(({ kind }) => kind)
        .slice(-3),
    ).toEqual(['note', 'entry-moved', 'entry-removed']);
  });

  test('A hypothesis goes through evidence, ruling out, reopening and confirmation', async () => {
    const { channel } = await room('Phones ring without end');
    const said = [
      await dana.ask(channel, '/incident hypothesis the switch loops'),
      await mike.ask(channel, '/incident evidence h1 for every ring comes back'),
      await mike.ask(channel, '/incident rule-out 1 not at night'),
      await mike.ask(channel, '/incident reopen H1 it does at night, too'),
      await priya.ask(channel, '/incident confirm H1 seen in a trace'),
    ];
    const state = await dana.ask(channel, '/incident show');

    for (const answer of said) expect(answer).toMatch(/^Recorded T\d+/);
    expect(said[0]).toContain('H1');
    expect(state).toContain('the switch loops (confirmed)');
    expect(
      bot.rows("select state, evidence_for from hypotheses where text = 'the switch loops'"),
    ).toEqual([{ state: 'confirmed', evidence_for: 1 }]);
  });

  test('An escalation is asked in public and acknowledged once, whoever presses twice', async () => {
    const { channel, entries } = await room('Lifts stop between floors');
    await dana.ask(channel, '/incident escalate @mike people are waiting in there');
    const asked = await mike.seesButton(channel, 'Acknowledge');
    const presses = await Promise.all([
      mike.tap(channel, asked, 'Acknowledge'),
      priya.tap(channel, asked, 'Acknowledge'),
    ]);
    await bot.workspace.waitFor('the message to say who', () =>
      publicWords(channel).includes('Acknowledged by'),
    );

    expect(asked.mentions).toEqual([mike.person.id]);
    expect(entries().filter(({ kind }) => kind === 'escalation-acknowledged')).toHaveLength(1);
    expect(
      presses.map(wordsOf).filter((words) => words.includes('was acknowledged by')),
    ).toHaveLength(1);
  });

  test('An update is posted in public, from words or from a form filled with the last one', async () => {
    const { channel } = await room('Newsletter goes out empty');
    await dana.ask(channel, '/incident update It is stopped for now');
    await dana.getForm(() => dana.command(channel, '/incident update'));
    const initial = JSON.stringify(dana.view()?.view.blocks);
    await dana.send(channel, { text: 'It runs again', next: '30' });
    await bot.settled();

    expect(initial).toContain('It is stopped for now');
    expect(publicWords(channel)).toContain('It is stopped for now');
    expect(publicWords(channel)).toContain('Next update by 14:30 UTC');
  });

  test('A handover is taken by the one it is offered to, and by nobody else', async () => {
    const { channel, entries } = await room('Tills do not close');
    await dana.ask(channel, '/incident handoff @mike till 4 is the odd one');
    const offered = await mike.seesButton(channel, 'Accept');
    const refused = await priya.tap(channel, offered, 'Accept');
    await mike.tap(channel, offered, 'Accept');
    await mike.sees(channel, 'mike leads now');

    expect(wordsOf(refused)).toContain('It was offered to mike');
    expect(
      entries()
        .map(({ kind }) => kind)
        .slice(-2),
    ).toEqual(['handover-accepted', 'role-assigned']);
  });
});

describe('Correcting and reading', () => {
  test('Words are edited, entries moved, removed, restored and undone, and the record keeps it all', async () => {
    const { channel, entries } = await room('Badges open every door');
    await dana.ask(channel, '/incident note -20m locked the east wing');
    const said = [
      await dana.ask(channel, '/incident edit T4 locked the west wing'),
      await dana.ask(channel, '/incident move T4 -15m'),
      await dana.ask(channel, '/incident remove T4'),
      await dana.ask(channel, '/incident restore T4'),
      await dana.ask(channel, '/incident note a slip'),
      await dana.ask(channel, '/incident undo'),
    ];
    const timeline = await dana.ask(channel, '/incident timeline');

    for (const answer of said) expect(answer).toMatch(/^Recorded T\d+/);
    expect(timeline).toContain('T4 2026-03-10 14:45 locked the west wing (dana, edited)');
    expect(timeline).not.toContain('east wing');
    expect(entries().map(({ text }) => text)).toContain('locked the east wing');
  });

  test('Every view answers privately with what it is about', async () => {
    const { channel, label } = await room('sev2 Ovens stay cold');
    await dana.ask(channel, '/incident impact nobody bakes, 80% of orders wait');
    const views = {
      timeline: await mike.ask(channel, '/incident timeline'),
      summary: await mike.ask(channel, '/incident summary'),
      preview: await mike.ask(channel, '/incident preview'),
      show: await mike.ask('general', `/incident ${label} show`),
      list: await mike.ask('general', '/incident list'),
      search: await mike.ask('general', '/incident search bakes orders'),
      stats: await mike.ask('general', '/incident stats 30'),
      help: await mike.ask('general', '/incident help escalate'),
    };
    await bot.settled();

    expect(views.timeline).toContain('nobody bakes');
    expect(views.summary).toContain('80% of orders wait');
    expect(views.preview).toContain('The report so far.');
    expect(views.show).toContain(`${label}: Ovens stay cold`);
    expect(views.list).toContain('Ovens stay cold');
    expect(views.search).toContain(label);
    expect(views.search).toMatch(/T\d+ \d{4}-\d\d-\d\d \d\d:\d\d .*bakes/);
    expect(views.stats).toContain('sev2  ');
    expect(views.help).toContain('/incident escalate "database team" writes are stuck');
    expect(publicWords(channel)).not.toContain('The report so far.');
  });

  test('An action item has an owner and a date, and is done or dropped', async () => {
    const { channel } = await room('Doors jam');
    await dana.ask(channel, '/incident action @mike oil the hinges by 2026-04-01');
    await dana.ask(channel, '/incident action paint them');
    await dana.ask(channel, '/incident done A1');
    await dana.ask(channel, '/incident drop A2');

    expect(
      bot.rows(
        "select id, owner_name, due, state from action_items where incident_id like '%' and text in ('oil the hinges', 'paint them')",
      ),
    ).toEqual([
      { id: 'A1', owner_name: 'mike', due: '2026-04-01', state: 'done' },
      { id: 'A2', owner_name: null, due: null, state: 'dropped' },
    ]);
  });
});

test('Slack had nothing to object to', () => {
  expect(bot.workspace.failures()).toEqual([]);
});
