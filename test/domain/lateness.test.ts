import { lateEntries } from '../../src/domain/lateness';
import { replay } from '../../src/domain/replay';
import { standing } from '../../src/domain/standing';
import { type EntryDraft, logOf, opening } from '../helpers/entries';

/** Note texts of an incident's late entries. */
function lateNotes(...drafts: readonly EntryDraft[]): readonly string[] {
  const log = logOf(drafts);
  const late = lateEntries(replay(log), standing(log));
  return log.flatMap((one) =>
    one.kind === 'note' && late.has(one.meta.seq) ? [one.payload.text] : [],
  );
}

function on(day: string, time: string): string {
  return `2026-11-${day}T${time}:00.000Z`;
}

/** A note about `time`, recorded at `recorded`, of the day it begins on unless another is given. */
function note(text: string, time: string, recorded: string, day = '19'): EntryDraft {
  return ['note', { text }, { at: on('19', time), recordedAt: on(day, recorded) }];
}

const opened: EntryDraft = [...opening().slice(0, 2), { at: on('19', '10:00') }] as never;
const resolved: EntryDraft = [
  'resolved',
  { text: 'Over' },
  { at: on('19', '11:00'), recordedAt: on('19', '11:00') },
];

test('What is written down within five minutes is on time', () => {
  expect(lateNotes(opened, note('Typed slowly', '10:10', '10:15'))).toEqual([]);
});

test('What is written down more than five minutes later is late', () => {
  expect(lateNotes(opened, note('Remembered', '10:10', '10:16'))).toEqual(['Remembered']);
});

test('An entry that says when it happened is judged one by one while the incident is live', () => {
  const late = lateNotes(
    opened,
    note('Earliest', '10:05', '10:30'),
    note('Latest', '10:29', '10:31'),
    note('Middle', '10:10', '10:32'),
  );

  expect(late).toEqual(['Earliest', 'Middle']);
});

test('After the resolution only what is out of order is late', () => {
  const late = lateNotes(
    opened,
    resolved,
    note('Aftermath', '11:05', '11:40'),
    note('Forgotten', '10:20', '11:41'),
  );

  expect(late).toEqual(['Forgotten']);
});

test('In a write-up days later, facts told in their order are not late', () => {
  const late = lateNotes(
    opened,
    note('First', '10:10', '09:00', '22'),
    note('Second', '10:40', '09:01', '22'),
  );

  expect(late).toEqual([]);
});

test('In a write-up days later, a fact told after one that followed it is late', () => {
  const late = lateNotes(
    opened,
    note('Second', '10:40', '09:00', '22'),
    note('First', '10:10', '09:01', '22'),
  );

  expect(late).toEqual(['First']);
});

test('What is recorded without a time in a write-up does not make the next fact late', () => {
  const untimed: EntryDraft = [
    'note',
    { text: 'Written up' },
    { at: on('22', '09:00'), recordedAt: on('22', '09:00') },
  ];

  expect(lateNotes(opened, untimed, note('First', '10:10', '09:01', '22'))).toEqual([]);
});

test('The opening and its lead do not make an earlier fact late in a write-up', () => {
  const now = { at: on('22', '08:00'), recordedAt: on('22', '08:00') };
  const late = lateNotes(
    [...opening().slice(0, 2), now] as never,
    ['role-assigned', { role: 'lead', person: null, text: '' }, now],
    ['detected', { text: 'An alarm' }, { at: on('19', '10:00'), recordedAt: on('22', '08:01') }],
    note('First', '10:10', '08:02', '22'),
  );

  expect(late).toEqual([]);
});

test('A fact of which only the day is known is not late within that day', () => {
  const someTime: EntryDraft = [
    'note',
    { text: 'That day' },
    { at: on('19', '00:00'), precision: 'date', recordedAt: on('19', '10:30') },
  ];

  expect(lateNotes(opened, someTime)).toEqual([]);
});

test('The bot itself is never late', () => {
  const own: EntryDraft = [
    'note',
    { text: 'Joined' },
    { at: on('19', '10:00'), recordedAt: on('19', '10:30'), source: 'system' },
  ];

  expect(lateNotes(opened, own)).toEqual([]);
});
