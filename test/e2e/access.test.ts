import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { wordsOf } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;
let mike: Person;
let gus: Person;
let open: IncidentRoom;
let secret: IncidentRoom;

beforeAll(async () => {
  bot = await startBotForTest({ mode: 'http' });
  dana = personIn(bot.workspace, 'dana');
  mike = personIn(bot.workspace, 'mike');
  gus = personIn(bot.workspace, 'gus');
  open = await openRoom(bot, dana, 'Boilers stay cold');
  secret = await openRoom(bot, dana, '--private Payroll was sent to everybody');
});
afterAll(() => bot.close());

describe('From another channel', () => {
  test('An entry is recorded where the incident is named first', async () => {
    const answer = await mike.ask('general', `/incident ${open.label} note relit number two`);

    expect(answer).toMatch(/^Recorded T\d+/);
    expect(open.entries().at(-1)).toMatchObject({ kind: 'note', text: 'relit number two' });
  });

  test('The entry is not shown to those who are in that other channel', async () => {
    const said = bot.workspace.messages('general').map(wordsOf).join('\n');

    expect(said).not.toContain('relit number two');
  });
});

describe('Guests', () => {
  test.each([
    ['by command', '/incident start Soup is salty'],
    ['by form', '/incident start'],
  ])('A guest cannot start an incident %s, and is told who can', async (_how, line) => {
    const answer = await gus.ask('incidents', line);

    expect(answer).toContain('Guests cannot start an incident');
    expect(bot.rows("select 1 from incidents where title = 'Soup is salty'")).toEqual([]);
  });

  test('A guest sees no incident in whose channel they are not', async () => {
    const answers = [
      await gus.ask('incidents', '/incident list'),
      await gus.ask('incidents', '/incident search boilers'),
      await gus.ask('incidents', `/incident ${open.label} show`),
      await gus.ask('incidents', `/incident ${open.label} note I was here`),
    ];

    for (const answer of answers) expect(answer).not.toContain('Boilers');
    expect(answers[2]).toContain(`There is no ${open.label} that you can see.`);
    expect(open.entries().map(({ text }) => text)).not.toContain('I was here');
  });

  test('A guest who is in the channel counts like everybody else', async () => {
    await dana.invite(open.channel, gus.person.id);
    const answer = await gus.ask(open.channel, '/incident note the cellar is wet');
    const { ts } = await gus.say(open.channel, 'up to my knees');
    await gus.react(open.channel, ts, 'pushpin');
    await bot.workspace.waitFor('the entry', () =>
      open.entries().some(({ text }) => text === 'up to my knees'),
    );

    expect(answer).toMatch(/^Recorded T\d+/);
    expect(await gus.ask('incidents', '/incident list')).toContain('Boilers stay cold');
  });
});

describe('Private incidents', () => {
  test('The channel is private', () => {
    expect(bot.workspace.channel(secret.channel)?.isPrivate).toBe(true);
  });

  test.each([
    'list',
    'search payroll',
    'INC-2 show',
    'INC-2 preview',
    'INC-2 note I know',
    'INC-2 close',
    'stats',
  ])('Somebody who is not in it learns nothing from /incident %s', async (words) => {
    expect(await mike.ask('general', `/incident ${words}`)).not.toMatch(/Payroll|2 incidents/);
  });

  test('Somebody who starts much the same one is not told of it', async () => {
    const answer = await mike.ask('incidents', '/incident start Payroll was sent to everybody');

    expect(answer).toContain('is open, and you lead it');
  });

  test('Whoever is in it sees it, also from elsewhere', async () => {
    expect(await dana.ask('general', `/incident ${secret.label} show`)).toContain('Payroll');
  });

  test('Nothing was recorded in it by others', () => {
    expect(secret.entries().map(({ kind }) => kind)).toEqual(['opened', 'role-assigned']);
  });
});

test('People of another organisation can use nothing', async () => {
  bot.workspace.addPerson({ name: 'visitor', isStranger: true });
  const visitor = personIn(bot.workspace, 'visitor');
  await dana.invite(open.channel, visitor.person.id);
  const { ts } = await visitor.say(open.channel, 'let me help');
  await visitor.react(open.channel, ts, 'pushpin');
  const { ts: ours } = await dana.say(open.channel, 'thank you');
  await dana.react(open.channel, ours, 'pushpin');
  await bot.workspace.waitFor('the entry', () =>
    open.entries().some(({ text }) => text === 'thank you'),
  );

  expect(open.entries().map(({ text }) => text)).not.toContain('let me help');
});

test('Slack had nothing to object to', () => {
  expect(bot.workspace.failures()).toEqual([]);
});
