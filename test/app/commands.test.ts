import {
  button,
  type FrontOfficeForTest,
  messageOf,
  openOffice,
  said,
  users,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
let channel: string;
beforeEach(async () => {
  office = openOffice();
  channel = await office.open();
});
afterEach(() => office.settle());

const log = async () => (await office.book.load('T0001/1'))?.log ?? [];

test('a receipt names the ids, the moment with its zone, and the words', async () => {
  const reply = await office.type('hypothesis 10:05 the deploy', 'dana', channel);

  expect(said(reply)).toBe('Recorded T4, H1 at 10:05 UTC: Hypothesis H1: the deploy');
  expect(messageOf(reply).summary).toBe('Recorded T4, H1 in INC-1');
  expect(button(reply, 'Undo')).toMatchObject({ action: 'undo', value: 'T0001/1 4' });
  expect(button(reply, 'Edit time')).toMatchObject({ action: 'edit-time', value: 'T0001/1 4' });
});

test('without a subcommand it says how the incident stands, and offers what comes next', async () => {
  await office.type('impact nobody can pay', 'dana', channel);
  await office.type('hypothesis the deploy', 'dana', channel);
  await office.type('escalate "database team" it hangs', 'dana', channel);

  const reply = await office.type('', 'sam', channel);

  expect(said(reply)).toMatch(
    /INC-1[\s\S]*nobody can pay[\s\S]*H1 the deploy[\s\S]*E1 database team/,
  );
  expect(button(reply, 'Raise hypothesis')).toMatchObject({ action: 'say' });
});

test('a receipt shows the date where that is not today’s', async () => {
  const reply = await office.type('note 2026-11-18 23:50 paged', 'dana', channel);

  expect(said(reply)).toContain('2026-11-18 23:50 UTC');
});

test('a receipt is in the writer’s own zone', async () => {
  office.chat.people.set(users.sam, {
    name: 'Sam',
    zone: 'Asia/Kathmandu',
    isGuest: false,
    isStranger: false,
    isBot: false,
  });

  const reply = await office.type('note 15:50 text', 'sam', channel);

  expect(said(reply)).toContain('Recorded T4 at 15:50 GMT+5:45');
  expect((await log()).at(-1)?.meta.at).toBe('2026-11-19T10:05:00.000Z');
});

test('a receipt says what was assumed', async () => {
  const reply = await office.type('note yesterday 2:30 text', 'dana', channel);

  expect(said(reply)).toContain('2026-11-18 02:30 UTC');
});

test('an entry has who recorded it, when, and by which door', async () => {
  await office.type('note -20m text', 'sam', channel);

  expect((await log()).at(-1)?.meta).toEqual({
    seq: 4,
    at: '2026-11-19T10:40:00.000Z',
    precision: 'exact',
    recordedAt: '2026-11-19T11:00:00.000Z'.replace(
      '11:00:00.000',
      office.clock.now().slice(11, 23),
    ),
    by: { id: users.sam, name: 'Sam' },
    source: 'command',
  });
});

test('a refusal gives back what was typed, an example, and records nothing', async () => {
  const before = await log();

  const reply = await office.type('note 25:00 a &lt; b', 'dana', channel);

  expect(said(reply)).toContain('25:00');
  expect(said(reply)).toContain('For example: /incident note 14:05 restarted the primary');
  expect(said(reply)).toContain('Nothing was recorded. You typed:\n/incident note 25:00 a < b');
  expect(await log()).toEqual(before);
});

test('what cannot be said otherwise has no example', async () => {
  await office.type('action add an alert', 'dana', channel);
  await office.type('done A1', 'dana', channel);

  const reply = await office.type('done A1', 'dana', channel);

  expect(said(reply)).toContain('A1 is done already.');
  expect(said(reply)).not.toContain('For example');
});

test.each([
  ['INC-1 note from afar'],
  ['inc-1 note from afar'],
  ['INC1 note from afar'],
  ['#1 note from afar'],
  ['  INC-1   note from afar'],
])('elsewhere the incident comes first: %s', async (text) => {
  expect(said(await office.type(text))).toContain('Recorded T4');
});

test('a number alone is no incident', async () => {
  expect(said(await office.type('1 note from afar'))).toContain('There is no command “1”');
});

test('an incident named in another one’s channel is the one meant', async () => {
  const other = await office.open('start Search is slow');

  await office.type('INC-1 note about checkout', 'dana', other);

  expect((await log()).at(-1)?.payload).toEqual({ text: 'about checkout' });
});

test('outside of an incident’s channel the example names one, and the command', async () => {
  const reply = await office.type('note x');

  expect(said(reply)).toContain('This is not the channel of an incident');
  expect(said(reply)).toContain('/incident INC-7 note 14:05 restarted the primary');
});

test('show outside of a channel has an example that works', async () => {
  expect(said(await office.type('show'))).toContain('/incident INC-7 show');
});

test('an incident that is not there is not found', async () => {
  const reply = await office.type('INC-99 note x');

  expect(said(reply)).toContain('There is no INC-99 that you can see.');
  expect(said(reply)).toContain('/incident list');
});

test.each([
  ['notee x', 'There is no command “notee”. Did you mean note?'],
  ['stat x', 'Did you mean status or stats?'],
  ['xyzzy', 'There is no command “xyzzy”.'],
  ['&lt;b&gt; x', 'There is no command “<b>”.'],
])('%s is no command', async (text, words) => {
  expect(said(await office.type(text, 'dana', channel))).toContain(words);
});

test('nothing at all shows the state in an incident’s channel', async () => {
  const reply = await office.type('', 'dana', channel);

  expect(said(reply)).toContain('INC-1: Checkout is down');
  expect(button(reply, 'Resolve')).toMatchObject({ value: 'T0001/1 resolve' });
});

test('nothing at all shows what is open elsewhere', async () => {
  const reply = await office.type('');

  expect(said(reply)).toContain('INC-1 Checkout is down');
  expect(button(reply, 'Start an incident')).toMatchObject({ action: 'start' });
});

test('figures leave drills out', async () => {
  await office.open('start --drill Search is slow');

  expect(said(await office.type('stats'))).toContain('One incident in the last 90 days');
});

test('the timeline is in the order things happened, with what was removed struck out', async () => {
  await office.type('note -5m second', 'dana', channel);
  await office.type('note -9m first', 'dana', channel);
  await office.type('remove T4', 'dana', channel);

  const words = said(await office.type('timeline', 'dana', channel));

  expect(words.indexOf('first')).toBeLessThan(words.indexOf('second'));
  expect(JSON.stringify(await office.type('timeline', 'dana', channel))).toContain(
    '"gone":"second"',
  );
});

test('the summary has the open hypotheses and whom people wait for', async () => {
  await office.type('hypothesis the deploy', 'dana', channel);
  await office.type('escalate "dba" stuck', 'dana', channel);
  office.clock.advance(600_000);

  const words = said(await office.type('summary', 'dana', channel));

  expect(words).toContain('H1 the deploy');
  expect(words).toMatch(/E1 dba: stuck \(asked 11:\d\d UTC, 10 min ago\)/);
});

test('a preview is the whole report, for one person', async () => {
  await office.type('cause the pool was too small', 'dana', channel);

  const words = said(await office.type('preview', 'dana', channel));

  expect(words).toContain('Only you can see this.');
  expect(words).toContain('the pool was too small');
});

test('help explains one command', async () => {
  expect(said(await office.type('help esc'))).toContain('/incident escalate target [time] reason');
});

test('ten thousand characters are on record whole', async () => {
  const text = 'word '.repeat(2000).trim();

  await office.type(`note ${text}`, 'dana', channel);

  expect((await log()).at(-1)?.payload).toEqual({ text });
});

describe('once it is closed', () => {
  beforeEach(async () => {
    await office.press(
      button(await office.type('close', 'dana', channel), 'Close anyway'),
      'dana',
      channel,
    );
  });

  test.each(['cause x', 'fix x', 'impact x', 'lesson x', 'improve x', 'action x', 'note x'])(
    '%s still works',
    async (text) => {
      expect(said(await office.type(text, 'dana', channel))).toContain('Recorded T5');
    },
  );

  test.each(['severity sev1', 'status monitoring', 'hypothesis x', 'escalate "dba" x', 'resolve'])(
    '%s asks to reopen',
    async (text) => {
      const reply = await office.type(text, 'dana', channel);

      expect(said(reply)).toContain('INC-1: Checkout is down is closed.');
      expect(said(reply)).toContain(`/incident ${text}`);
      expect(await log()).toHaveLength(4);
    },
  );

  test('reopening carries out what was typed', async () => {
    const reply = await office.type('severity sev1 it &lt;spreads&gt;', 'dana', channel);

    await office.press(button(reply, 'Reopen and do it'), 'dana', channel);

    expect((await log()).slice(4).map(({ kind, payload }) => [kind, payload])).toEqual([
      ['reopened', { text: '' }],
      ['severity-changed', { from: 'sev2', to: 'sev1', text: 'it <spreads>' }],
    ]);
  });

  test('reopening pressed twice carries it out once', async () => {
    const reply = await office.type('hypothesis the deploy', 'dana', channel);
    const reopen = button(reply, 'Reopen and do it');

    await Promise.all([
      office.press(reopen, 'dana', channel),
      office.press(reopen, 'dana', channel),
    ]);
    const third = await office.press(reopen, 'dana', channel);

    expect(said(third)).toContain('It was reopened already.');
    expect(said(third)).toContain('/incident hypothesis the deploy');
    expect((await log()).slice(4).map(({ kind }) => kind)).toEqual([
      'reopened',
      'hypothesis-raised',
    ]);
  });

  test('a command that is refused leaves it closed', async () => {
    const reply = await office.type('status done', 'dana', channel);

    await office.press(button(reply, 'Reopen and do it'), 'dana', channel);

    expect(await log()).toHaveLength(4);
  });

  test('an update without words reopens and asks for them', async () => {
    const reply = await office.type('update', 'dana', channel);

    const asked = await office.press(button(reply, 'Reopen and do it'), 'dana', channel);

    expect(asked).toMatchObject({ kind: 'form', form: { form: 'update' } });
  });

  test('words too long for a button are given back', async () => {
    const reply = await office.type(`update ${'x'.repeat(3000)}`, 'dana', channel);

    expect(said(reply)).toContain('Reopen it, then send this again:');
    expect(button(reply, 'Reopen').value).toBe('T0001/1');
  });
});
