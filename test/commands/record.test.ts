import fc from 'fast-check';
import type { EntryDraft } from '../helpers/entries';
import { minuteOf, opening } from '../helpers/entries';
import { given } from '../helpers/given';

const incident = given(opening());
const exactly = (at: string) => ({ at, precision: 'exact' });

test('a note is put on the timeline as it was typed', () => {
  expect(incident.when('note restarted the primary')).toEqual({
    ok: true,
    entries: [{ kind: 'note', payload: { text: 'restarted the primary' } }],
  });
});

test.each([
  ['a time in front', 'note 10:05 text', exactly('2026-11-19T10:05:00.000Z'), 'text'],
  ['minutes ago', 'note -20m text', exactly('2026-11-19T10:40:00.000Z'), 'text'],
  ['with a colon', 'note 10:05: text', exactly('2026-11-19T10:05:00.000Z'), 'text'],
  ['in brackets', 'note [10:05] text', exactly('2026-11-19T10:05:00.000Z'), 'text'],
  [
    'about a time',
    'note ~10:05 text',
    { at: '2026-11-19T10:05:00.000Z', precision: 'about' },
    'text',
  ],
  ['its own zone', 'note 11:05 CET text', exactly('2026-11-19T10:05:00.000Z'), 'text'],
])('%s is when it happened', (_what, typed, moment, text) => {
  const outcome = incident.when(typed);

  expect(outcome).toMatchObject({ entries: [{ kind: 'note', payload: { text }, moment }] });
});

test('a clock time is read in the writer’s own zone', () => {
  const outcome = incident.when('note 15:05 text', { zone: 'Asia/Karachi' });

  expect(outcome).toMatchObject({ entries: [{ moment: exactly('2026-11-19T10:05:00.000Z') }] });
});

test('a quotation mark keeps a time in the words', () => {
  expect(incident.when('note "10:05 is when it began')).toEqual({
    ok: true,
    entries: [{ kind: 'note', payload: { text: '10:05 is when it began' } }],
  });
});

test('words in quotation marks in front of others keep their marks', () => {
  expect(incident.when('note "disk full" in the logs')).toMatchObject({
    entries: [{ payload: { text: '"disk full" in the logs' } }],
  });
});

test('where the moment has a field of its own, the words are not read for one', () => {
  const moment = exactly('2026-11-19T10:01:00.000Z') as { at: string; precision: 'exact' };

  expect(incident.when('note 10:05 text', { apart: { moment } })).toEqual({
    ok: true,
    entries: [{ kind: 'note', payload: { text: '10:05 text' }, moment }],
  });
});

test('an empty field for the moment means now', () => {
  expect(incident.when('note 10:05 text', { apart: {} })).toEqual({
    ok: true,
    entries: [{ kind: 'note', payload: { text: '10:05 text' } }],
  });
});

test('ten thousand characters are kept whole', () => {
  const text = 'ab 👩🏽‍🚒 '.repeat(1000).trim();

  expect(text.length).toBeGreaterThan(10_000);
  expect(incident.when(`note ${text}`)).toMatchObject({ entries: [{ payload: { text } }] });
});

test('lines and drawings keep their blanks', () => {
  const drawing = '```\n  +---+\n  | a |\n  +---+\n```';

  expect(incident.when(`note ${drawing}`)).toMatchObject({
    entries: [{ payload: { text: drawing } }],
  });
});

test('any words are kept, or the note is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const escaped = typed
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;');

      const outcome = incident.when(`note x ${escaped}`);

      if (!('entries' in outcome)) throw new Error('refused');
      const [entry] = outcome.entries;
      if (entry?.kind !== 'note') throw new Error('no note');
      expect(entry.payload.text.startsWith('x')).toBe(true);
      expect(entry.payload.text.replace(/\s/g, '')).toBe(
        `x${typed}`
          .replaceAll('\r\n', '\n')
          .replace(/(?![\n\t])\p{Cc}/gu, '')
          .replace(/\s/g, ''),
      );
    }),
  );
});

test.each([
  ['nothing', 'note', 'bad-argument', 'The text is missing.'],
  ['blanks', 'note   \n ', 'bad-argument', 'The text is missing.'],
  ['a time and nothing else', 'note 10:05', 'bad-argument', 'The text is missing.'],
  ['control characters alone', 'note \u0007\u001b', 'bad-argument', 'The text is missing.'],
  ['a time that cannot be', 'note 25:00 text', 'bad-time', '25:00'],
  ['a time in the future', 'note 2026-11-19 23:50 text', 'bad-time', 'future'],
  ['too much for one entry', `note ${'x'.repeat(20_001)}`, 'bad-argument', '20001 characters'],
])('%s is no note, and is told why', (_what, typed, reason, words) => {
  const outcome = incident.when(typed);

  expect(outcome).toMatchObject({ ok: false, reason, example: 'note 14:05 restarted the primary' });
  expect(outcome).toHaveProperty('message', expect.stringContaining(words));
});

test.each([
  ['detected 10:02 alert', 'detected', 'alert'],
  ['impact 30% of checkouts fail', 'impact-described', '30% of checkouts fail'],
  ['cause the pool was too small', 'cause-found', 'the pool was too small'],
  ['fix made it larger', 'fix-described', 'made it larger'],
  ['improve alert on the pool', 'improvement-proposed', 'alert on the pool'],
  ['resolve all good', 'resolved', 'all good'],
  ['resolve', 'resolved', ''],
])('%s puts it on record', (typed, kind, text) => {
  expect(incident.when(typed)).toMatchObject({ ok: true, entries: [{ kind, payload: { text } }] });
});

describe('severity', () => {
  test.each([
    ['sev2', 'sev2'],
    ['SEV2', 'sev2'],
    ['2', 'sev2'],
    ['sev-2', 'sev2'],
    ['s2', 'sev2'],
  ])('%s is %s', (typed, to) => {
    expect(incident.when(`severity ${typed}`)).toMatchObject({
      entries: [{ kind: 'severity-changed', payload: { from: null, to, text: '' } }],
    });
  });

  test('says what it was, why and since when', () => {
    const drafts: readonly EntryDraft[] = [opening({ severity: 'sev3' })];

    expect(given(...drafts).when('sev sev1 10:05 it spreads')).toEqual({
      ok: true,
      entries: [
        {
          kind: 'severity-changed',
          payload: { from: 'sev3', to: 'sev1', text: 'it spreads' },
          moment: exactly('2026-11-19T10:05:00.000Z'),
        },
      ],
    });
  });

  test('keeps a dash that begins the reason', () => {
    expect(incident.when('severity sev1 10:05 - the shop is down')).toMatchObject({
      entries: [{ payload: { text: '- the shop is down' } }],
    });
  });

  test.each([
    ['severity', 'nothing'],
    ['severity sev9', '“sev9”'],
    ['severity bad', '“bad”'],
    ['severity constructor', '“constructor”'],
    ['severity __proto__', '“__proto__”'],
    ['severity &lt;b&gt;', '“<b>”'],
  ])('%s is refused with what was understood', (typed, understood) => {
    expect(incident.when(typed)).toMatchObject({
      ok: false,
      reason: 'bad-argument',
      message: `It takes sev1, sev2, sev3 or sev4, and got ${understood}.`,
    });
  });
});

describe('status', () => {
  test('says where it came from', () => {
    expect(incident.when('status monitoring the fix is out')).toMatchObject({
      entries: [
        {
          kind: 'status-changed',
          payload: { from: 'investigating', to: 'monitoring', text: 'the fix is out' },
        },
      ],
    });
  });

  test.each(['status', 'status closed', 'status constructor', 'status done'])(
    '%s is refused',
    (typed) => {
      expect(incident.when(typed)).toMatchObject({
        ok: false,
        reason: 'bad-argument',
        message: expect.stringContaining('investigating, identified, monitoring or resolved'),
      });
    },
  );
});

describe('once the incident is over', () => {
  const over = given(
    opening(),
    ['note', { text: 'x' }, { at: minuteOf(3) }],
    ['resolved', { text: '' }],
  );

  test('a clock time is the one nearest to the entry before', () => {
    expect(over.when('note 20:00 text', { now: '2026-11-22T09:00:00.000Z' })).toMatchObject({
      entries: [{ moment: { at: '2026-11-19T20:00:00.000Z' } }],
    });
  });
});

describe('in a write-up, a clock time without a date is near the entry before it', () => {
  const longAgo = { at: '2023-10-15T12:45:00.000Z', recordedAt: '2026-11-19T10:00:00.000Z' };
  const justNow = { at: '2026-11-19T10:05:00.000Z', recordedAt: '2026-11-19T10:05:00.000Z' };
  const [kind, payload] = opening();
  const begun: EntryDraft = [
    kind,
    payload,
    { at: '2023-10-15T10:30:00.000Z', recordedAt: longAgo.recordedAt },
  ] as EntryDraft;
  const afterwards = { moment: exactly('2023-10-15T14:00:00.000Z') };

  test.each<[string, EntryDraft]>([
    ['a lesson between the two', ['lesson-learned', { category: 'other', text: 'x' }, justNow]],
    ['an action item', ['action-added', { action: 'A1', text: 'x' }, justNow]],
    ['a note for which no time was given', ['note', { text: 'x' }, justNow]],
  ])('also after %s', (_what, between) => {
    const outcome = given(begun, ['resolved', { text: '' }, longAgo], between).when('note 14:00 x');

    expect(outcome).toMatchObject({ entries: [afterwards] });
  });
});
