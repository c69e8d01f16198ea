import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { buttonsOf, wordsOf } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;
let mike: Person;

beforeAll(async () => {
  bot = await startBotForTest({ mode: 'http', now: '2026-03-10T14:00:00.000Z' });
  dana = personIn(bot.workspace, 'dana');
  mike = personIn(bot.workspace, 'mike');
});
afterAll(() => bot.close());

/** An incident of which everything is known that a report should have. */
async function complete(title: string): Promise<IncidentRoom> {
  const room = await openRoom(bot, dana, `sev2 -30m ${title}`, ['mike']);
  const lines = [
    'detected -29m a customer rang',
    'impact 5% of parcels',
    'cause a full disk',
    'fix a bigger disk',
    'resolve -5m parcels go out',
    'lesson well the customer knew our number',
  ];
  for (const line of lines) await dana.ask(room.channel, `/incident ${line}`);
  return room;
}

function files(label: string): readonly string[] {
  return bot.workspace
    .files()
    .filter(({ name }) => name.startsWith(`${label}-postmortem.`))
    .map(({ name }) => name);
}

function lastMarkdown(label: string): string {
  const file = bot.workspace.files().findLast(({ name }) => name === `${label}-postmortem.md`);
  return new TextDecoder().decode(file?.bytes);
}

async function reportOf(label: string, copies = 1): Promise<void> {
  await bot.workspace.waitFor(`the report of ${label}`, () => files(label).length === 2 * copies);
  await bot.settled();
}

async function closed(title: string): Promise<IncidentRoom> {
  const room = await complete(title);
  await dana.ask(room.channel, '/incident close');
  await reportOf(room.label);
  return room;
}

test('With nothing missing it closes at once, and posts the result, the report and its files', async () => {
  const { channel, label } = await complete('Parcels stay');
  const answer = await dana.ask(channel, '/incident close');
  await reportOf(label);
  const words = bot.workspace.messages(channel).map(wordsOf).join('\n');

  expect(answer).toContain('is closed. The report is on its way');
  expect(words).toContain('sev2 · resolved after 25 min · led by dana');
  expect(words).toContain('Root cause: a full disk');
  expect(words).toContain('Corrective and preventative measures');
  expect(files(label)).toEqual([`${label}-postmortem.md`, `${label}-postmortem.html`]);
  expect(bot.workspace.files().map(({ name }) => name)).toContain(`${label}-timeline.png`);
});

test('The timeline as a picture comes to whoever asks for it, and to nobody else', async () => {
  const { channel, label } = await openRoom(bot, dana, 'Clocks stand still');
  const answer = await dana.ask(channel, '/incident timeline');
  const picture = await bot.workspace.waitFor('the picture', () =>
    bot.workspace.files().find(({ name }) => name === `${label}-timeline.png`),
  );

  expect(answer).toContain('in your messages from Hindsight');
  expect(picture.channels).toEqual([expect.stringMatching(/^D/)]);
  expect([...picture.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
});

test('What is missing is listed privately, can be mended there, and closing anyway works', async () => {
  const { channel, label } = await openRoom(bot, dana, 'Bread is stale');
  const listed = await dana.askFor(channel, '/incident close');
  await dana.tapForForm(channel, listed, 'Add root cause');
  const mended = await dana.send(channel, { text: 'yesterday came twice' });
  const again = await dana.askFor(channel, '/incident close');
  await dana.tap(channel, again, 'Close anyway');
  await reportOf(label);

  expect(wordsOf(listed)).toContain('It is not resolved.');
  expect(wordsOf(listed)).toContain('There is no root cause.');
  expect(wordsOf(mended)).toContain('yesterday came twice');
  expect(wordsOf(again)).not.toContain('There is no root cause.');
  expect(lastMarkdown(label)).toContain('yesterday came twice');
});

test('The list is renewed as things on it are mended, until it closes', async () => {
  const { channel, entries } = await openRoom(bot, dana, 'Milk is sour');
  const listed = await dana.askFor(channel, '/incident close');
  const shown = (words: string, without: string) =>
    bot.workspace.waitFor(`the list to say ${words}`, () =>
      dana
        .private(channel)
        .find(
          (one) =>
            one.ts === listed.ts && wordsOf(one).includes(words) && !wordsOf(one).includes(without),
        ),
    );
  await dana.tapForForm(channel, listed, 'Add root cause');
  await dana.send(channel, { text: 'a warm truck' });
  const shorter = await shown('There is no lesson', 'There is no root cause.');
  await dana.tapForForm(channel, shorter, 'Add lesson');
  await dana.send(channel, { text: 'ask for the truck’s thermometer' });
  await shown('is not quite complete', 'lesson');
  for (const line of [
    'sev sev3',
    'detected a smell',
    'impact breakfast',
    'fix new milk',
    'resolve done',
  ])
    await dana.ask(channel, `/incident ${line}`);
  const last = await shown('is not quite complete', 'lesson');
  await dana.tapForForm(channel, last, 'Set severity');
  await dana.send(channel, { level: 'sev2' });
  const ready = await shown('lacks nothing any more', 'not quite');
  await dana.tap(channel, ready, 'Close');

  await bot.workspace.waitFor('the end', () => entries().at(-1)?.kind === 'closed');
});

test('A hypothesis left open is among what is missing, with the buttons that end it', async () => {
  const { channel } = await complete('Trams stand');
  await dana.ask(channel, '/incident hypothesis it is the snow');
  const listed = await dana.askFor(channel, '/incident close');
  await dana.tapForForm(channel, listed, 'Rule out H1');
  const ruledOut = await dana.send(channel, { text: 'it is summer' });

  expect(wordsOf(listed)).toContain('H1 is neither confirmed nor ruled out.');
  expect(wordsOf(ruledOut)).toContain('Ruled out H1');
  await dana.sees(channel, 'lacks nothing any more');
  expect(await dana.ask(channel, '/incident close')).toContain('is closed.');
});

test('Pressed twice at once, it is closed once', async () => {
  const { channel, label, entries } = await complete('Clocks run backwards');
  await Promise.all([
    dana.command(channel, '/incident close'),
    mike.command(channel, '/incident close'),
  ]);
  await reportOf(label);

  expect(entries().filter(({ kind }) => kind === 'closed')).toHaveLength(1);
  expect(files(label)).toHaveLength(2);
});

test('What completes the record works after the close, is marked as late, and is in the report posted again', async () => {
  const { channel, label } = await closed('Stamps do not stick');
  const added = [
    await dana.ask(channel, '/incident note the glue was old'),
    await dana.ask(channel, '/incident lesson badly nobody reads dates'),
    await mike.ask(channel, '/incident action @mike buy glue by 2026-04-01'),
  ];
  const result = await dana.seesButton(channel, 'Add action item');
  await dana.tapForForm(channel, result, 'Add action item');
  await dana.send(channel, {
    text: 'throw the old glue away',
    person: mike.person.id,
    due: '2026-03-20',
  });
  await dana.tap(channel, await dana.askFor(channel, '/incident'), 'Post again');
  await reportOf(label, 2);

  for (const answer of added) expect(answer).toMatch(/^Recorded T/);
  expect(lastMarkdown(label)).toMatch(/\*added after the close\*\\\n {2}the glue was old/);
  expect(lastMarkdown(label)).toContain('nobody reads dates');
  expect(lastMarkdown(label)).toMatch(/A1\*\* · open · mike · due 2026-04-01/);
  expect(lastMarkdown(label)).toMatch(
    /A2\*\* · open · mike · due 2026-03-20\\\n {2}throw the old glue away/,
  );
});

test('What says that it goes on asks to reopen, and the button reopens and carries it out', async () => {
  const { channel, entries } = await closed('Gulls steal chips');
  const asked = await mike.askFor(
    channel,
    '/incident escalate "harbour office" they are back & hungry',
  );
  const before = entries().length;
  const done = await mike.tap(channel, asked, 'Reopen and do it');
  await mike.seesButton(channel, 'Acknowledge');
  await bot.settled();

  expect(wordsOf(asked)).toContain('is closed.');
  expect(wordsOf(asked)).toContain('/incident escalate "harbour office" they are back & hungry');
  expect(wordsOf(done)).toContain('E1');
  expect(
    entries()
      .slice(before)
      .map(({ kind }) => kind),
  ).toEqual(['reopened', 'escalated']);
  expect(entries().at(-1)?.text).toBe('they are back & hungry');
});

test('It can be reopened, resolved and closed again, and counts from the last time it was resolved', async () => {
  const { channel, label } = await closed('Fountains run dry');
  const reopened = await dana.ask(channel, '/incident reopen the pump failed again');
  await dana.sees(channel, 'is open again: the pump failed again');
  bot.clock.advance(10 * 60_000);
  await dana.ask(channel, '/incident resolve a new pump');
  await dana.ask(channel, '/incident close');
  await reportOf(label, 2);

  expect(reopened).toContain('Recorded T');
  expect(lastMarkdown(label)).toContain('| Duration | 40 min |');
});

test('The channel is archived by the button of the result, and the record stays', async () => {
  const { channel, label } = await closed('Kites fall down');
  await dana.tap(channel, await dana.seesButton(channel, 'Archive'), 'Archive');
  await bot.workspace.waitFor('the archive', () => bot.workspace.channel(channel)?.isArchived);

  expect(await dana.ask('general', `/incident ${label} preview`)).toContain('Kites fall down');
});

test('The buttons of the result are for what comes next', async () => {
  const { channel } = await closed('Bells are silent');
  const result = await dana.seesButton(channel, 'Archive');

  expect(buttonsOf(result).map(({ label }) => label)).toEqual([
    'Edit',
    'Add action item',
    'Reopen',
    'Archive',
  ]);
});

test('Slack had nothing to object to, and nothing failed', () => {
  expect(bot.workspace.failures()).toEqual([]);
  expect(bot.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
