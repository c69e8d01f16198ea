import { dana, type EntryDraft, opening, sam } from '../helpers/entries';
import { given } from '../helpers/given';

const incident = given(opening());
const planned: readonly EntryDraft[] = [
  opening(),
  ['action-added', { action: 'A1', text: 'add an alert' }],
];

describe('lesson', () => {
  test.each([
    ['lesson well the alert fired', 'well', 'the alert fired'],
    ['lesson BADLY nobody was awake', 'badly', 'nobody was awake'],
    ['lesson lucky Sam was awake', 'lucky', 'Sam was awake'],
    ['lesson other this', 'other', 'this'],
    ['lesson runbooks age', 'other', 'runbooks age'],
    ['lesson well: the alert fired', 'well', 'the alert fired'],
    ['lesson well : the alert fired', 'well', 'the alert fired'],
    ['lesson well: : the alert fired', 'well', ': the alert fired'],
  ])('%s', (typed, category, text) => {
    expect(incident.when(typed)).toEqual({
      ok: true,
      entries: [{ kind: 'lesson-learned', payload: { category, text } }],
    });
  });
});

describe('write', () => {
  test.each(['subtitle', 'introduction', 'conclusion'])('the %s', (part) => {
    expect(incident.when(`write ${part} On Monday.`)).toMatchObject({
      entries: [{ kind: 'prose-written', payload: { part, text: 'On Monday.' } }],
    });
  });

  test('no time is read from prose', () => {
    expect(incident.when('write introduction 10:05 was the time.')).toMatchObject({
      entries: [{ payload: { text: '10:05 was the time.' } }],
    });
  });
});

describe('action', () => {
  test.each([
    ['words alone', 'action add an alert', { text: 'add an alert' }],
    ['an owner', 'action @sam add an alert', { text: 'add an alert', owner: sam }],
    ['oneself', 'action me add an alert', { text: 'add an alert', owner: dana }],
    ['a due date', 'action add by 2026-12-01', { text: 'add', due: '2026-12-01' }],
    ['both', 'todo @sam add by 2026-12-01', { text: 'add', owner: sam, due: '2026-12-01' }],
    ['a by that is no date', 'action stand by the phone', { text: 'stand by the phone' }],
  ])('%s', (_what, typed, payload) => {
    expect(incident.when(typed)).toEqual({
      ok: true,
      entries: [{ kind: 'action-added', payload: { action: 'A1', ...payload } }],
    });
  });
});

test.each([
  ['done A1', 'action-done'],
  ['done 1', 'action-done'],
  ['drop A1', 'action-dropped'],
])('%s', (typed, kind) => {
  expect(given(...planned).when(typed)).toEqual({
    ok: true,
    entries: [{ kind, payload: { action: 'A1' } }],
  });
});

test('what was dropped can still be done', () => {
  expect(given(...planned, ['action-dropped', { action: 'A1' }]).when('done A1')).toMatchObject({
    ok: true,
  });
});

test('a title is one line', () => {
  expect(incident.when('title Checkout\n fails')).toEqual({
    ok: true,
    entries: [
      {
        kind: 'title-changed',
        payload: { from: 'Checkout is down', text: 'Checkout fails' },
      },
    ],
  });
});

test.each([
  [incident, 'lesson', 'bad-argument', 'The text is missing.'],
  [incident, 'lesson well', 'bad-argument', 'The text is missing.'],
  [incident, 'lesson well :', 'bad-argument', 'The text is missing.'],
  [incident, 'improve', 'bad-argument', 'The text is missing.'],
  [incident, 'write', 'bad-argument', 'introduction or conclusion, and got nothing'],
  [incident, 'write poem x', 'bad-argument', 'and got “poem”'],
  [incident, 'write subtitle', 'bad-argument', 'The text is missing.'],
  [incident, 'action', 'bad-argument', 'The text is missing.'],
  [incident, 'action @sam', 'bad-argument', 'The text is missing.'],
  [incident, 'action @sam by 2026-12-01', 'bad-argument', 'The text is missing.'],
  [incident, 'action add by 2026-02-30', 'bad-time', '2026-02-30'],
  [incident, 'done A1', 'no-such-item', 'There is no action item yet, so no A1.'],
  [given(...planned), 'drop A4', 'no-such-item', 'There is no action item A4 here; there is A1.'],
  [given(...planned), 'done', 'bad-argument', 'It needs an id such as A1, and got nothing.'],
  [
    given(...planned, ['action-done', { action: 'A1' }]),
    'done A1',
    'unchanged',
    'A1 is done already.',
  ],
  [
    given(...planned, ['action-dropped', { action: 'A1' }]),
    'drop A1',
    'unchanged',
    'A1 is dropped already.',
  ],
  [incident, 'title', 'bad-argument', 'The title is missing.'],
  [incident, 'title Checkout is down', 'unchanged', 'That is its title already.'],
  [incident, 'title  Checkout  is down', 'unchanged', 'That is its title already.'],
  [incident, `title ${'x'.repeat(301)}`, 'bad-argument', '301 characters'],
])('%# %s is refused', (one, typed, reason, words) => {
  expect(one.when(typed)).toMatchObject({
    ok: false,
    reason,
    message: expect.stringContaining(words),
  });
});
