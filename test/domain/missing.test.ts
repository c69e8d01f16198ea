import { missingFrom } from '../../src/domain/missing';
import { replay } from '../../src/domain/replay';
import { dana, type EntryDraft, logOf, opening } from '../helpers/entries';

const complete: readonly EntryDraft[] = [
  opening({ severity: 'sev2' }),
  ['role-assigned', { role: 'lead', person: dana, text: '' }],
  ['detected', { text: 'alert' }],
  ['impact-described', { text: 'checkout' }],
  ['cause-found', { text: 'the pool' }],
  ['fix-described', { text: 'larger' }],
  ['lesson-learned', { category: 'well', text: 'fast' }],
  ['resolved', { text: '' }],
];

const missing = (...drafts: readonly EntryDraft[]) =>
  missingFrom(replay(logOf(drafts))).map(({ command, item }) => [command, item].join(' ').trim());

test('a new incident lacks everything, in the order a reader would miss it', () => {
  expect(missing(opening())).toEqual([
    'resolve',
    'severity',
    'lead',
    'detected',
    'impact',
    'cause',
    'fix',
    'lesson',
  ]);
});

test('a complete one lacks nothing', () => {
  expect(missing(...complete)).toEqual([]);
});

test.each([
  [3, 'detected'],
  [5, 'cause'],
  [8, 'resolve'],
])('what is removed is missing again: T%i', (target, command) => {
  expect(missing(...complete, ['entry-removed', { target }])).toEqual([command]);
});

test('each open hypothesis is named', () => {
  const hypotheses: readonly EntryDraft[] = [
    ['hypothesis-raised', { hypothesis: 'H1', text: 'a' }],
    ['hypothesis-raised', { hypothesis: 'H2', text: 'b' }],
    ['hypothesis-ruled-out', { hypothesis: 'H1', text: '' }],
  ];

  expect(missing(...complete, ...hypotheses)).toEqual(['rule-out H2']);
});
