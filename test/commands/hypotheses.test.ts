import { type EntryDraft, opening } from '../helpers/entries';
import { given } from '../helpers/given';

const raised: EntryDraft = ['hypothesis-raised', { hypothesis: 'H1', text: 'the deploy' }];
const ruledOut: EntryDraft = ['hypothesis-ruled-out', { hypothesis: 'H1', text: '' }];
const confirmed: EntryDraft = ['hypothesis-confirmed', { hypothesis: 'H1', text: '' }];
const two: readonly EntryDraft[] = [
  opening(),
  raised,
  ['hypothesis-raised', { hypothesis: 'H2', text: 'the disk' }],
];

test('the first hypothesis is H1', () => {
  expect(given(opening()).when('hypothesis the deploy')).toEqual({
    ok: true,
    entries: [{ kind: 'hypothesis-raised', payload: { hypothesis: 'H1', text: 'the deploy' } }],
  });
});

test('a removed hypothesis keeps its number', () => {
  expect(
    given(...two, ['entry-removed', { target: 3 }]).when('hypothesis the cache'),
  ).toMatchObject({ entries: [{ payload: { hypothesis: 'H3' } }] });
});

test.each([
  ['evidence H1 for seen in staging', 'for', 'seen in staging'],
  ['evidence h1 AGAINST errors began before', 'against', 'errors began before'],
  ['evidence 1 for it', 'for', 'it'],
  ['evidence H1: for it', 'for', 'it'],
])('%s', (typed, side, text) => {
  expect(given(...two).when(typed)).toMatchObject({
    entries: [{ kind: 'evidence-added', payload: { hypothesis: 'H1', side, text } }],
  });
});

test('evidence has its moment', () => {
  expect(given(...two).when('evidence H1 for 10:05 it')).toMatchObject({
    entries: [{ moment: { at: '2026-11-19T10:05:00.000Z' }, payload: { text: 'it' } }],
  });
});

test.each([
  ['rule-out H1 10:05 no change', 'hypothesis-ruled-out', 'no change'],
  ['rule-out H1', 'hypothesis-ruled-out', ''],
  ['confirm H1 reproduced', 'hypothesis-confirmed', 'reproduced'],
])('%s ends it', (typed, kind, text) => {
  expect(given(...two).when(typed)).toMatchObject({
    entries: [{ kind, payload: { hypothesis: 'H1', text } }],
  });
});

test.each([
  ['ruled out before, it can still be confirmed', ruledOut, 'confirm H1', 'hypothesis-confirmed'],
  ['confirmed before, it can still be ruled out', confirmed, 'rule-out H1', 'hypothesis-ruled-out'],
  ['ended, it can be reopened', ruledOut, 'reopen h1 seen again', 'hypothesis-reopened'],
])('%s', (_what, ending, typed, kind) => {
  expect(given(...two, ending).when(typed)).toMatchObject({ ok: true, entries: [{ kind }] });
});

test('evidence for one that is ruled out is taken', () => {
  expect(given(...two, ruledOut).when('evidence H1 for it after all')).toMatchObject({ ok: true });
});

const none = given(opening());
const some = given(...two);
test.each([
  [none, 'evidence H1 for it', 'no-such-item', 'There is no hypothesis yet, so no H1.'],
  [none, 'confirm H1', 'no-such-item', 'There is no hypothesis yet, so no H1.'],
  [none, 'reopen H1', 'no-such-item', 'There is no hypothesis yet, so no H1.'],
  [some, 'confirm H9', 'no-such-item', 'There is no hypothesis H9 here; there is H1, H2.'],
  [some, 'rule-out H9', 'no-such-item', 'There is no hypothesis H9 here; there is H1, H2.'],
  [some, 'evidence', 'bad-argument', 'It needs an id such as H1, and got nothing.'],
  [some, 'evidence E1 for it', 'bad-argument', 'It needs an id such as H1, and got “E1”.'],
  [some, 'evidence H1', 'bad-argument', 'It takes for or against, and got nothing.'],
  [some, 'evidence H1 maybe it', 'bad-argument', 'It takes for or against, and got “maybe”.'],
  [some, 'evidence H1 for', 'bad-argument', 'The text is missing.'],
  [some, 'hypothesis', 'bad-argument', 'The text is missing.'],
  [some, 'rule-out H1 25:00 no', 'bad-time', '25:00'],
  [some, 'reopen H1', 'unchanged', 'H1 is open.'],
  [given(...two, ruledOut), 'rule-out H1 no', 'unchanged', 'H1 is ruled out already.'],
  [given(...two, confirmed), 'confirm H1', 'unchanged', 'H1 is confirmed already.'],
])('%# %s is refused', (incident, typed, reason, words) => {
  const outcome = incident.when(typed);

  expect(outcome).toMatchObject({ ok: false, reason, message: expect.stringContaining(words) });
});

test.each([
  [given(...two, ruledOut), 'rule-out H1 no change', 'evidence H1 against no change'],
  [given(...two, confirmed), 'confirm H1 seen', 'evidence H1 for seen'],
  [some, 'reopen H1', 'evidence H1 for why'],
])('%# what is said twice is offered as evidence, ready to be sent', (incident, typed, example) => {
  expect(incident.when(typed)).toMatchObject({ example });
  expect(incident.when(example)).toMatchObject({ ok: true });
});
