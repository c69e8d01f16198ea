import fc from 'fast-check';
import { escapeText } from '../../src/commands/markup';
import { type FrontOfficeForTest, formOf, openOffice, said, users } from '../helpers/front-office';

let office: FrontOfficeForTest;
let channel: string;
beforeEach(async () => {
  office = openOffice();
  channel = await office.open();
});
afterEach(() => office.settle());

const log = async () => (await office.book.load('T0001/1'))?.log ?? [];
const last = async () => (await log()).at(-1);

/** The form behind a button that gives a command. */
async function ask(command: string, item = '') {
  const value = `T0001/1 ${command} ${item}`.trim();
  return formOf(await office.press({ action: 'say', label: '', value }, 'dana', channel));
}

describe('a form for one command', () => {
  test.each([
    ['note', { text: 'x' }, 'note', { text: 'x' }],
    ['detected', { text: 'x' }, 'detected', { text: 'x' }],
    ['impact', { text: 'x' }, 'impact-described', { text: 'x' }],
    ['hypothesis', { text: 'x' }, 'hypothesis-raised', { hypothesis: 'H1', text: 'x' }],
    ['cause', { text: 'x' }, 'cause-found', { text: 'x' }],
    ['fix', { text: 'x' }, 'fix-described', { text: 'x' }],
    ['resolve', {}, 'resolved', { text: '' }],
    ['lesson', { category: 'well', text: 'x' }, 'lesson-learned', { category: 'well', text: 'x' }],
    ['severity', { level: 'sev1', text: 'x' }, 'severity-changed', { to: 'sev1', text: 'x' }],
    ['lead', { person: users.sam }, 'role-assigned', { person: { id: users.sam, name: 'Sam' } }],
    [
      'escalate',
      { name: 'dba', text: 'x' },
      'escalated',
      { target: { kind: 'name', name: 'dba' } },
    ],
    [
      'escalate',
      { person: users.sam, text: 'x' },
      'escalated',
      { target: { kind: 'user', id: users.sam, name: 'Sam' } },
    ],
    [
      'action',
      { text: 'x', person: users.sam, due: '2026-12-01' },
      'action-added',
      { text: 'x', owner: { id: users.sam, name: 'Sam' }, due: '2026-12-01' },
    ],
  ])('%s with %j', async (command, answers, kind, payload) => {
    const outcome = await office.submit(await ask(command), answers);

    expect(outcome).toMatchObject({ kind: 'done' });
    expect(await last()).toMatchObject({ kind, payload, meta: { source: 'form' } });
  });

  test('has its moment in a field of its own, and none in the words', async () => {
    await office.submit(await ask('note'), { when: '10:05', text: '09:00 is the usual time' });

    expect(await last()).toMatchObject({
      payload: { text: '09:00 is the usual time' },
      meta: { at: '2026-11-19T10:05:00.000Z' },
    });
  });

  test('about an item names it', async () => {
    await office.type('hypothesis x', 'dana', channel);
    const form = await ask('confirm', 'H1');
    expect(form.title).toBe('Confirm H1');

    await office.submit(form, { text: 'seen' });

    expect(await last()).toMatchObject({ payload: { hypothesis: 'H1', text: 'seen' } });
  });

  test.each([
    ['note', { text: ' ' }, 'text'],
    ['note', { text: 'x', when: '25:00' }, 'when'],
    ['note', { text: 'x', when: 'soon' }, 'when'],
    ['severity', {}, 'level'],
    ['lead', {}, 'person'],
    ['escalate', { text: 'x' }, 'person'],
    ['move', { when: 'soon' }, 'when'],
  ])('%s with %j is a mistake at a field', async (command, answers, field) => {
    const form = await ask(command, command === 'move' ? 'T1' : '');

    expect(await office.submit(form, answers)).toMatchObject({
      kind: 'mistakes',
      mistakes: { [field]: expect.stringMatching(/./) },
    });
    expect(await log()).toHaveLength(3);
  });

  test('keeps the words, whatever they begin with', async () => {
    const answers = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.constantFrom('10:05 x', '"x"', '"x', ': x', '<@U1>', '--x', 'sev1'),
    );
    const commands = fc.constantFrom('note', 'cause', 'hypothesis', 'edit', 'lesson', 'action');
    await fc.assert(
      fc.asyncProperty(commands, answers, async (command, text) => {
        fc.pre(
          text.trim() === text && !/\bby\b/i.test(text) && text !== '' && !/\p{Cc}/u.test(text),
        );
        const form = await ask(command, command === 'edit' ? 'T3' : '');

        const outcome = await office.submit(form, { text, category: 'other' });

        if (outcome.kind === 'mistakes') expect(command).toBe('edit');
        else expect((await last())?.payload).toMatchObject({ text });
      }),
      { numRuns: 200 },
    );
  });
});

describe('an update', () => {
  test('is filled with the last one, and says when the next is due', async () => {
    await office.type('update looking into it', 'dana', channel);
    const form = formOf(await office.type('update', 'dana', channel));
    expect(form.fields[0]).toMatchObject({ name: 'text', initial: 'looking into it' });
    const now = office.clock.nowMs();

    await office.submit(form, { text: 'nearly there', next: '30' });

    expect(await last()).toMatchObject({
      kind: 'update-posted',
      payload: {
        text: 'nearly there',
        nextDue: new Date(now + 30 * 60_000).toISOString(),
      },
    });
  });

  test('without words is a mistake', async () => {
    const form = formOf(await office.type('update', 'dana', channel));

    expect(await office.submit(form, { text: ' ' })).toMatchObject({ kind: 'mistakes' });
  });

  test('is not posted where the incident was closed meanwhile', async () => {
    const form = formOf(await office.type('update', 'dana', channel));
    await office.press({ action: 'close-anyway', label: '', value: 'T0001/1' }, 'dana', channel);

    expect(await office.submit(form, { text: 'x' })).toMatchObject({
      mistakes: { text: 'It was closed meanwhile: reopen it first.' },
    });
  });
});

describe('a pasted timeline', () => {
  async function paste(text: string) {
    const form = formOf(await office.type('paste', 'dana', channel));
    return office.submit(form, { text });
  }

  test('is shown as it was understood, and saved when it is sent again', async () => {
    const text = '10:05 first\n- 10:10 second\n  goes on\n3. ~10:20 third';
    const shown = await paste(text);
    if (shown.kind !== 'next') throw new Error('it was not shown');
    expect(JSON.stringify(shown.form)).toContain('2026-11-19 10:10 UTC');
    expect(await log()).toHaveLength(3);

    const saved = await office.submit(shown.form, { text });

    if (saved.kind !== 'done') throw new Error('it was not saved');
    expect(said(saved.reply)).toContain('Recorded T4');
    expect((await log()).slice(3)).toMatchObject([
      { payload: { text: 'first' }, meta: { at: '2026-11-19T10:05:00.000Z', source: 'import' } },
      { payload: { text: 'second\n  goes on' }, meta: { at: '2026-11-19T10:10:00.000Z' } },
      { payload: { text: 'third' }, meta: { precision: 'about' } },
    ]);
  });

  test('changed after it was shown is shown again', async () => {
    const shown = await paste('10:05 first');
    if (shown.kind !== 'next') throw new Error('it was not shown');

    const again = await office.submit(shown.form, { text: '10:06 first' });

    expect(again.kind).toBe('next');
    expect(await log()).toHaveLength(3);
  });

  test.each([
    ['', 'Paste at least one line'],
    ['no time', 'Line 1: it has no time in front'],
    ['10:05 a\n25:00 b', 'Line 2:'],
    ['10:05', 'Line 1: there is a time and no words'],
  ])('“%s” is a mistake that names the line', async (text, words) => {
    expect(await paste(text)).toMatchObject({
      kind: 'mistakes',
      mistakes: { text: expect.stringContaining(words) },
    });
  });
});

test('a form that names no incident of theirs is answered', async () => {
  const form = await ask('note');

  const outcome = await office.submit({ ...form, carry: 'T0001/9 note' }, { text: 'x' });

  // The form stays open with what was written in it.
  expect(outcome).toEqual({
    kind: 'mistakes',
    mistakes: { form: 'There is no such incident that you can see.' },
  });
});

test('words escaped by their writer stay as they are', async () => {
  await office.submit(await ask('note'), { text: escapeText('<b> & </b>') });

  expect((await last())?.payload).toEqual({ text: '&lt;b&gt; &amp; &lt;/b&gt;' });
});
