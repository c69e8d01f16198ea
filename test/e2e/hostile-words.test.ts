import type { Json, Message } from '../../src/local-slack/types';
import { mentionsOf } from '../../src/local-slack/world/mentions';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { hostileTexts, populous } from '../helpers/hostile-texts';
import { type Person, personIn } from '../helpers/person';
import { buttonsOf, wordsOf } from '../helpers/shown';
import { tinyPng } from '../helpers/tiny-png';

const everybody = '<!channel> <@U0001> *eve* =1+1 {{x}} <b> @here';
const texts = hostileTexts.map(([, text]) => text.toWellFormed());
/** A field of a form takes so many characters. */
const short = texts.filter((text) => text.length <= 3_000);

let bot: BotForTest;
let eve: Person;
let dana: Person;
let channel: string;

beforeAll(async () => {
  bot = await startBotForTest({
    settings: (workspace) => ({
      announcementChannel: workspace.addChannel({ name: 'company-status' }).id,
      roles: ['lead', 'comms', '{{x}}', '@channel', '=1+1'],
      targets: [
        { kind: 'user', id: workspace.as('mike').person.id, name: '=night* & {{x}} `shift`' },
      ],
    }),
  });
  eve = personIn(bot.workspace, bot.workspace.addPerson({ name: everybody }).id);
  dana = personIn(bot.workspace, 'dana');
  await eve.join('incidents');
});
afterAll(() => bot.close());

/** What the bot shows in a place, also to these people alone. */
function shownIn(place: string): readonly Message[] {
  const own = (message: Message) => message.bot_id !== undefined;
  const whispers = [eve, dana]
    .filter(({ person }) => bot.workspace.channel(place)?.members.includes(person.id))
    .flatMap((person) => person.private(place));
  return [...bot.workspace.messages(place).filter(own), ...whispers];
}

/** Whom a message of the bot's would ping if everybody existed; its text is what a notification says. */
function pings({ text, blocks }: Message): readonly string[] {
  return [
    ...mentionsOf(populous, { text, blocks: blocks ?? [] }),
    ...mentionsOf(populous, { text }),
  ];
}

async function quiet(): Promise<void> {
  await bot.settled(20_000);
  await bot.upToDate();
}

test('a hostile title, by a hostile name, opens an incident', async () => {
  const answer = await eve.ask('incidents', `/incident start sev2 ${everybody}`);
  const made = await bot.workspace.waitFor('the channel', () =>
    bot.workspace.channels().find(({ name, pins }) => name.startsWith('inc-1') && pins.length > 0),
  );
  channel = made.id;
  await dana.join(channel);
  await bot.workspace.waitFor('eve', () =>
    bot.workspace.channel(channel)?.members.includes(eve.person.id),
  );

  expect(answer).toContain('is open, and you lead it');
  expect(made.name).toMatch(/^inc-1-[\w-]*$/);
});

const commands = [
  'note',
  'hypothesis',
  'evidence H1 against',
  'impact',
  'cause',
  'fix',
  'lesson badly',
  'improve',
  'write introduction',
  'action',
  'detected',
  'update',
  'title',
  'escalate "<!here> & @channel team"',
  'escalate =night* & {{x}} `shift`',
  'status monitoring',
] as const;

test.each(hostileTexts)('%s is taken by a command', async (_what, given) => {
  const at = hostileTexts.findIndex(([, text]) => text === given);
  const name = commands[at % commands.length] ?? 'note';
  if (name.startsWith('evidence')) await eve.ask(channel, '/incident hypothesis the pool');
  // The quotation mark has nothing at the front be read as a time.
  const words = name.startsWith('escalate') ? given : `"${given}`;

  const answer = await eve.ask(channel, `/incident ${name} ${words.toWellFormed()}`);

  expect(answer).toMatch(/Recorded T\d+/);
});

test('roles of any name are given', async () => {
  for (const role of ['{{x}}', '@channel', '=1+1']) {
    await eve.ask(channel, `/incident role ${role} <@${eve.person.id}>`);
  }
  expect(await eve.ask(channel, '/incident show')).toContain('=1+1');
});

test('what cannot be understood is given back as words', async () => {
  for (const text of short) await eve.ask(channel, `/incident ${text}`);
  for (const text of short) await eve.ask(channel, `/incident search ${text}`);
  await eve.ask(channel, `/incident evidence ${everybody}`);
  await eve.ask(channel, `/incident edit T4 ${everybody}`);
});

test('messages and files of any name are marked by shortcut, reaction and pin', async () => {
  const files = texts.slice(0, 4).map((name) => ({
    name: `${name.slice(0, 60)}/../<!channel>.png`,
    mimetype: 'image/png',
    bytes: tinyPng,
  }));
  const emoji = ['pushpin', 'bulb', 'wrench', 'rotating_light'];
  for (const [at, text] of texts.entries()) {
    const file = files[at];
    const { ts } = await eve.say(channel, text, file ? { files: [file] } : {});
    if (at % 6 === 4) await eve.pin(channel, ts);
    else if (at % 6 === 5)
      await eve.getAnswer(channel, () => eve.messageShortcut(channel, ts, 'add_to_timeline'));
    else await eve.react(channel, ts, emoji[at % 6] ?? 'pushpin');
  }
  await bot.workspace.waitFor(
    'all of them to be on record',
    () =>
      bot.rows('select distinct message_ts from timeline_entries where message_ts is not null')
        .length === texts.length,
    20_000,
  );
  await quiet();
}, 60_000);

test('forms take them, and show them when they are opened again', async () => {
  for (const text of short) {
    const card = await eve.seesButton(channel, 'Add note');
    await eve.tapForForm(channel, card, 'Add note');
    await eve.send(channel, { text });
  }
  await eve.ask(channel, `/incident update ${everybody}`);
  const form = await eve.getForm(() => eve.command(channel, '/incident update'));
  await eve.closeView();

  expect(JSON.stringify(form.view.blocks)).toContain('@channel @U0001 *eve*');
}, 60_000);

test('everything that can be read is shown', async () => {
  for (const line of ['', 'show', 'timeline', 'summary', 'preview', 'list', 'stats', 'search pool'])
    await eve.ask(channel, `/incident ${line}`);
  await eve.openHome();
  await bot.workspace.waitFor('the home', () => eve.home());
  await dana.ask(channel, `/incident handoff <@${eve.person.id}> <!channel> take it`);
  await quiet();
});

test('the incident is closed, and its report is posted', async () => {
  await eve.ask(channel, '/incident resolve "<!channel> @here {{x}}');
  const listed = await eve.askFor(channel, '/incident close');
  if (buttonsOf(listed).some(({ label }) => label === 'Close anyway'))
    await eve.tap(channel, listed, 'Close anyway');
  await quiet();

  const names = bot.workspace
    .messages(channel)
    .filter(({ bot_id }) => bot_id !== undefined)
    .flatMap(({ files }) => (Array.isArray(files) ? files : []))
    .map(({ name }) => String(name));
  expect(names).toEqual(['INC-1-timeline.png', 'INC-1-postmortem.md', 'INC-1-postmortem.html']);
}, 60_000);

test('Slack had nothing to object to, and nothing was given up', () => {
  expect(bot.workspace.failures()).toEqual([]);
  expect(bot.rows("select key, problem from outbox where state <> 'done'")).toEqual([]);
  expect(bot.rows('select surface, problem from surfaces where problem is not null')).toEqual([]);
});

test('nobody was mentioned but those who were asked for help by name', () => {
  const mike = bot.workspace.as('mike').person.id;
  const messages = bot.workspace.channels().flatMap(({ id }) => shownIn(id));
  const pinged = messages.filter((message) => pings(message).length > 0);

  expect(messages.length).toBeGreaterThan(100);
  expect(messages.filter((one) => wordsOf(one).includes('<!channel> <@U0001> *eve*'))).not.toEqual(
    [],
  );
  for (const message of pinged) {
    // Whoever was picked from the list to take over, and whoever the setting says is asked for help.
    const isOffer = wordsOf(message).includes('hands over');
    expect(pings(message)).toEqual([isOffer ? eve.person.id : mike]);
    expect(wordsOf(message)).toMatch(isOffer ? /^dana hands over/ : /^E\d+ @/);
  }
  expect(bot.workspace.channel(channel)?.canvasMentions).toEqual([]);
  const home = (eve.home() as { blocks?: readonly Json[] } | undefined)?.blocks ?? [];
  expect(mentionsOf(populous, { text: '', blocks: home })).toEqual([]);
});
