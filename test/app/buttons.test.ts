import { replay } from '../../src/domain/replay';
import {
  button,
  buttonsOf,
  type FrontOfficeForTest,
  formOf,
  messageOf,
  openOffice,
  said,
  users,
  wordsIn,
} from '../helpers/front-office';
import { tinyPng } from '../helpers/tiny-png';

let office: FrontOfficeForTest;
let channel: string;
beforeEach(async () => {
  office = openOffice();
  channel = await office.open();
});
afterEach(() => office.settle());

const log = async () => (await office.book.load('T0001/1'))?.log ?? [];
const state = async () => replay(await log());
const type = (text: string, by: 'dana' | 'sam' = 'dana') => office.type(text, by, channel);
const press = (what: Parameters<typeof office.press>[0], by: 'dana' | 'sam' = 'dana') =>
  office.press(what, by, channel);

describe('Undo', () => {
  test.each([
    ['note x'],
    ['hypothesis x'],
    ['escalate "dba" x'],
    ['action x'],
    ['impact x'],
    ['severity sev1'],
    ['status monitoring'],
    ['resolve'],
    ['lead <@U0002|Sam>'],
    ['title another'],
    ['write subtitle x'],
    ['handoff <@U0002|Sam>'],
    ['update x'],
    ['edit T4 other words'],
    ['move T4 10:05'],
    ['remove T4'],
    ['restore T5'],
  ])('of %s gives back the state before', async (text) => {
    await type('cause the first words');
    await type('cause to be restored');
    await type('remove T5');
    const { version: _, numbered: __, ...before } = await state();

    const undone = await press(button(await type(text), 'Undo'));

    expect(said(undone)).toContain('Recorded T8');
    const { version, numbered, ...after } = await state();
    expect(after).toEqual(before);
  });

  test('pressed twice takes back once', async () => {
    const undo = button(await type('note x'), 'Undo');
    await press(undo);

    expect(said(await press(undo))).toContain('That is taken back already.');
    expect(await log()).toHaveLength(5);
  });

  test('of an undo brings it back', async () => {
    const undone = await press(button(await type('cause x'), 'Undo'));

    await press(button(undone, 'Undo'));

    expect((await state()).causes).toMatchObject([{ text: 'x' }]);
  });
});

test('Edit time begins with the time there is, and moves the entry', async () => {
  const form = formOf(await press(button(await type('note -20m x'), 'Edit time')));
  expect(form.fields[0]).toMatchObject({ name: 'when', initial: '2026-11-19 10:40' });

  await office.submit(form, { when: '10:30' });

  expect((await log()).at(-1)).toMatchObject({
    kind: 'entry-moved',
    payload: { target: 4, to: '2026-11-19T10:30:00.000Z' },
  });
});

describe('Acknowledge', () => {
  const asked = () => {
    const message = office.chat.said(channel).find(({ notifies }) => notifies);
    if (message === undefined) throw new Error('nobody was asked');
    return message;
  };

  test('is for whoever presses', async () => {
    await type('escalate "dba" stuck');
    await office.settle();

    await press(button(asked(), 'Acknowledge'), 'sam');

    expect((await state()).escalations[0]?.acknowledged).toMatchObject({ by: { name: 'Sam' } });
  });

  test('pressed by two, the first one counts', async () => {
    await type('escalate "dba" stuck');
    await office.settle();
    const acknowledge = button(asked(), 'Acknowledge');

    await Promise.all([press(acknowledge, 'sam'), press(acknowledge)]);

    expect((await log()).filter(({ kind }) => kind === 'escalation-acknowledged')).toHaveLength(1);
  });
});

describe('a handoff', () => {
  async function offered() {
    await type('handoff <@U0002|Sam> watch the queue');
    await office.settle();
    const message = office.chat.said(channel).find((one) => wordsIn(one).includes('hands'));
    if (message === undefined) throw new Error('nothing was offered');
    return message;
  }

  test('makes somebody lead once they accept', async () => {
    const accept = button(await offered(), 'Accept');
    expect((await state()).roles.at(-1)?.value).toMatchObject({ name: 'Dana' });

    await press(accept, 'sam');
    await office.settle();

    expect((await state()).roles.at(-1)?.value).toMatchObject({ name: 'Sam' });
    expect(wordsIn(await offered())).toContain('hands');
  });

  test('is accepted by nobody else, and once', async () => {
    const accept = button(await offered(), 'Accept');

    expect(said(await press(accept))).toContain('It was offered to Sam.');
    await press(accept, 'sam');
    expect(said(await press(accept, 'sam'))).toContain('It was accepted already.');
  });

  test('taken back can no longer be accepted', async () => {
    const accept = button(await offered(), 'Accept');
    await type('undo');

    expect(said(await press(accept, 'sam'))).toContain('no longer on record');
  });
});

test('I lead is for an incident without a lead', async () => {
  await type('role lead none');
  const lead = button(await type('', 'sam'), 'I lead');

  await press(lead, 'sam');

  expect((await state()).roles.at(-1)?.value).toMatchObject({ id: users.sam });
  expect(said(await press(lead))).toContain('Sam leads already.');
});

describe('closing', () => {
  const complete = [
    'detected alert',
    'impact checkout',
    'cause the pool',
    'fix larger',
    'lesson well fast',
    'resolve',
  ];

  test('lists what is missing with what mends it', async () => {
    const reply = await type('close');

    expect(said(reply)).toContain('It is not resolved.');
    expect(said(reply)).toContain('There is no root cause.');
    expect(buttonsOf(messageOf(reply)).map(({ label }) => label)).toContain('Close anyway');
    expect((await log()).at(-1)?.kind).not.toBe('closed');
  });

  test('with nothing missing it closes at once', async () => {
    for (const text of complete) await type(text);

    expect(said(await type('close'))).toContain('is closed. The report is on its way');
    expect((await log()).at(-1)?.kind).toBe('closed');
  });

  test('anyway, pressed twice, closes once', async () => {
    const anyway = button(await type('close'), 'Close anyway');

    await Promise.all([press(anyway), press(anyway)]);

    expect((await log()).filter(({ kind }) => kind === 'closed')).toHaveLength(1);
  });

  test('posts the result, the report and its files, each once', async () => {
    for (const text of complete) await type(text);
    await type('close');
    await office.settle();

    const words = office.chat.said(channel).map(wordsIn);
    expect(words.filter((one) => one.includes('is closed'))).toHaveLength(1);
    expect(words.join('\n')).toContain('the pool');
    const names = office.chat.uploads.map(({ name }) => name);
    expect(names).toEqual(['INC-1-timeline.png', 'INC-1-postmortem.md', 'INC-1-postmortem.html']);
  });

  test('says of the picture what it shows, for those who cannot see it', async () => {
    await press(button(await type('close'), 'Close anyway'));
    await office.settle();

    expect(office.chat.uploads.find(({ name }) => name.endsWith('.png'))).toMatchObject({
      altText: expect.stringMatching(/^Timeline of INC-1: .*closed/),
      bytes: tinyPng,
    });
  });

  test('Post again posts again, once for two presses', async () => {
    await press(button(await type('close'), 'Close anyway'));
    await office.settle();
    const before = office.chat.uploads.length;
    const again = button(await type(''), 'Post again');
    office.clock.advance(120_000);

    await press(again);
    await press(again);
    await office.settle();

    expect(office.chat.uploads.length).toBe(before * 2);
  });

  test('Archive archives the channel, and the record stays', async () => {
    await press(button(await type('close'), 'Close anyway'));
    await office.settle();
    const result = office.chat.said(channel).find((one) => one.summary.endsWith('is closed'));
    if (result === undefined) throw new Error('no result');

    await press(button(result, 'Archive'));
    await office.settle();

    expect(office.chat.channel(channel).isArchived).toBe(true);
    expect(said(await office.type('INC-1 show'))).toContain('closed');
  });

  test('an open incident is not archived, and its report not posted', async () => {
    expect(said(await press({ action: 'archive', label: '', value: 'T0001/1' }))).toContain(
      'Close the incident first',
    );
    expect(said(await press({ action: 'post-again', label: '', value: 'T0001/1' }))).toContain(
      'The report is posted when the incident is closed',
    );
  });
});

test.each([
  ['constructor', 'T0001/1', 'That button is from an earlier version'],
  ['gone', 'T0001/1', 'That button is from an earlier version'],
  ['say', 'T0001/1 constructor', 'That button is from an earlier version'],
  ['preview', 'T0001/99', 'There is no such incident that you can see.'],
  ['preview', '', 'There is no such incident that you can see.'],
  ['preview', 'T9999/1', 'There is no such incident that you can see.'],
  ['open-anyway', 'nonsense', 'That button no longer says what to open'],
])('%s with “%s” is answered', async (action, value, words) => {
  expect(said(await press({ action, label: '', value }))).toContain(words);
});
