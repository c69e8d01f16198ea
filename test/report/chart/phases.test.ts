import { replay } from '../../../src/domain/replay';
import { HOUR, toMs } from '../../../src/domain/time/instant';
import { phasesOf } from '../../../src/report/chart/phases';
import { timingOf } from '../../../src/report/chart/timing';
import { type EntryDraft, logOf, minuteOf, opening } from '../../helpers/entries';

/** `investigating 0-3`, in minutes from the beginning. */
function phases(drafts: readonly EntryDraft[]): readonly string[] {
  const log = logOf([opening(), ...drafts]);
  const timing = timingOf(log);
  const minutes = (ms: number) => (ms - timing.from) / (HOUR / 60);
  return phasesOf(replay(log), { timing }).map(
    ({ status, from, to }) => `${status} ${minutes(from)}-${minutes(to)}`,
  );
}

const status = (to: 'identified' | 'monitoring', at?: string): EntryDraft => [
  'status-changed',
  { from: 'investigating', to, text: '' },
  at === undefined ? {} : { at },
];

test('An incident is investigated until something else is said', () => {
  expect(
    phases([['note', { text: 'x' }], status('identified'), ['resolved', { text: '' }]]),
  ).toEqual(['investigating 0-2', 'identified 2-3', 'resolved 3-3']);
});

test('A change that is recorded late takes its place in time', () => {
  expect(
    phases([['note', { text: 'x' }], status('monitoring'), status('identified', minuteOf(2))]),
  ).toEqual(['investigating 0-1', 'identified 1-2', 'monitoring 2-2']);
});

test('The same status said twice is one phase', () => {
  expect(phases([status('identified'), status('identified'), ['note', { text: 'x' }]])).toEqual([
    'investigating 0-1',
    'identified 1-3',
  ]);
});

test('A closed incident that is opened again is investigated again', () => {
  expect(
    phases([
      ['resolved', { text: '' }],
      ['closed', {}],
      ['reopened', { text: '' }],
      ['note', { text: 'x' }],
    ]),
  ).toEqual(['investigating 0-1', 'resolved 1-2', 'closed 2-3', 'investigating 3-4']);
});

test('Phases follow one another without a gap, up to the last entry', () => {
  const log = logOf([opening(), status('identified'), ['note', { text: 'x' }]]);
  const found = phasesOf(replay(log), { timing: timingOf(log) });

  expect(found[0]?.from).toBe(toMs(minuteOf(1)));
  expect(found.at(-1)?.to).toBe(toMs(minuteOf(3)));
  expect(found.slice(1).map(({ from }) => from)).toEqual(found.slice(0, -1).map(({ to }) => to));
});
