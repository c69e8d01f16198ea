import { type EntryDraft, opening, sam } from '../helpers/entries';
import { given } from '../helpers/given';

/** T1 opened, T2 a note, T3 a note of Sam's. */
const notes: readonly EntryDraft[] = [
  opening(),
  ['note', { text: 'restarted the primary' }],
  ['note', { text: 'paged the owner' }, { by: sam }],
];
const incident = given(...notes);

test.each([
  ['edit T2 restarted the replica', 'entry-edited', { target: 2, text: 'restarted the replica' }],
  ['edit t2 it', 'entry-edited', { target: 2, text: 'it' }],
  ['edit 2 it', 'entry-edited', { target: 2, text: 'it' }],
  ['edit T2 10:05 it', 'entry-edited', { target: 2, text: '10:05 it' }],
  ['edit T1 Checkout\nand search', 'entry-edited', { target: 1, text: 'Checkout and search' }],
  ['remove T3', 'entry-removed', { target: 3 }],
  [
    'move T2 10:30',
    'entry-moved',
    { target: 2, to: '2026-11-19T10:30:00.000Z', precision: 'exact' },
  ],
  [
    'move T2 ~10:30',
    'entry-moved',
    { target: 2, to: '2026-11-19T10:30:00.000Z', precision: 'about' },
  ],
  [
    'move T2 2026-11-18',
    'entry-moved',
    { target: 2, to: '2026-11-18T00:00:00.000Z', precision: 'date' },
  ],
])('%s', (typed, kind, payload) => {
  expect(incident.when(typed)).toEqual({ ok: true, entries: [{ kind, payload }] });
});

test('what was removed is restored', () => {
  expect(given(...notes, ['entry-removed', { target: 2 }]).when('restore T2')).toEqual({
    ok: true,
    entries: [{ kind: 'entry-restored', payload: { target: 2 } }],
  });
});

describe('undo', () => {
  const decided = (outcome: unknown) => (outcome as { entries: { payload: object }[] }).entries[0];

  test('takes back one’s own last entry, not somebody else’s later one', () => {
    expect(incident.when('undo')).toMatchObject({
      entries: [{ kind: 'entry-removed', payload: { target: 2 } }],
    });
  });

  test('takes back a removal by restoring', () => {
    const removed = given(...notes, ['entry-removed', { target: 3 }]);

    expect(removed.when('undo')).toMatchObject({
      entries: [{ kind: 'entry-restored', payload: { target: 3 } }],
    });
  });

  test('takes back a restoration by removing', () => {
    const restored = given(
      ...notes,
      ['entry-removed', { target: 3 }],
      ['entry-restored', { target: 3 }],
    );

    expect(restored.when('undo')).toMatchObject({
      entries: [{ kind: 'entry-removed', payload: { target: 3 } }],
    });
  });

  test('takes back an edit by giving the earlier words', () => {
    const edited = given(
      ...notes,
      ['entry-edited', { target: 2, text: 'second' }],
      ['entry-edited', { target: 2, text: 'third' }],
    );

    expect(edited.when('undo')).toMatchObject({
      entries: [{ kind: 'entry-edited', payload: { target: 2, text: 'second' } }],
    });
  });

  test('takes back a move by giving the earlier moment', () => {
    const moved = given(...notes, [
      'entry-moved',
      { target: 2, to: '2026-11-19T09:00:00.000Z', precision: 'about' },
    ]);

    expect(moved.when('undo')).toMatchObject({
      entries: [
        {
          kind: 'entry-moved',
          payload: { target: 2, to: '2026-11-19T10:01:00.000Z', precision: 'exact' },
        },
      ],
    });
  });

  test('takes back an escalation', () => {
    const target = { kind: 'name', name: 'dba' } as const;
    const asked = given(...notes, ['escalated', { escalation: 'E1', target, text: 'stuck' }]);

    expect(asked.when('undo')).toMatchObject({
      entries: [{ kind: 'entry-removed', payload: { target: 4 } }],
    });
  });

  test('said twice, takes back two entries', () => {
    const three: readonly EntryDraft[] = [...notes, ['note', { text: 'failed over' }]];
    const first = given(...three).when('undo');
    expect(first).toMatchObject({ entries: [{ payload: { target: 4 } }] });
    const { kind, payload } = decided(first) as never as { kind: 'entry-removed'; payload: never };

    const second = given(...three, [kind, payload]).when('undo');

    expect(second).toMatchObject({ entries: [{ kind: 'entry-removed', payload: { target: 2 } }] });
  });

  test('said after a removal and once more, takes back the removal and then the entry before', () => {
    const removed: readonly EntryDraft[] = [...notes, ['entry-removed', { target: 3 }]];
    const first = given(...removed).when('undo');
    const { kind, payload } = decided(first) as never as { kind: 'entry-restored'; payload: never };

    const second = given(...removed, [kind, payload]).when('undo');

    expect(second).toMatchObject({ entries: [{ kind: 'entry-removed', payload: { target: 2 } }] });
  });

  test('with nothing of one’s own, says so', () => {
    expect(given(opening()).when('undo')).toMatchObject({
      reason: 'not-possible-now',
      message: 'You have no entry here to take back.',
      example: 'timeline',
    });
  });
});

const fixed = 'the record begins or turns there';
const removed = given(...notes, ['entry-removed', { target: 2 }]);
const reopened = given(opening(), ['closed', {}], ['reopened', { text: '' }]);
test.each([
  [incident, 'edit', 'bad-argument', 'It needs an id such as T5, and got nothing.'],
  [incident, 'edit H1 x', 'bad-argument', 'It needs an id such as T5, and got “H1”.'],
  [incident, 'edit T2', 'bad-argument', 'The text is missing.'],
  [incident, 'edit T9 x', 'no-such-item', 'There is no entry T9 here; the last is T3.'],
  [incident, 'edit T0 x', 'no-such-item', 'There is no entry T0 here; the last is T3.'],
  [incident, 'edit T2 restarted the primary', 'unchanged', 'T2 says just that already.'],
  [incident, 'edit T1 Checkout is down', 'unchanged', 'T1 says just that already.'],
  [incident, `edit T1 ${'x'.repeat(301)}`, 'bad-argument', '301 characters'],
  [reopened, 'edit T2 x', 'not-possible-now', 'T2 has no words of its own to change.'],
  [removed, 'edit T4 x', 'not-possible-now', 'T4 is itself a correction'],
  [removed, 'remove T2', 'unchanged', 'T2 is off the record already.'],
  [removed, 'remove T4', 'not-possible-now', 'T4 is itself a correction'],
  [incident, 'remove T1', 'not-possible-now', fixed],
  [reopened, 'remove T2', 'not-possible-now', fixed],
  [reopened, 'remove T3', 'not-possible-now', fixed],
  [incident, 'restore T2', 'unchanged', 'T2 is on the record.'],
  [incident, 'move T2', 'bad-time', 'It needs a time, such as 14:05, -20m or 2026-11-19 23:50.'],
  [incident, 'move T2 soon', 'bad-time', 'It needs a time'],
  [incident, 'move T2 10:01', 'unchanged', 'T2 is at that time already.'],
  [incident, 'move T2 25:00', 'bad-time', '25:00'],
  [incident, 'move T9 10:00', 'no-such-item', 'There is no entry T9 here; the last is T3.'],
])('%# %s is refused', (one, typed, reason, words) => {
  expect(one.when(typed)).toMatchObject({
    ok: false,
    reason,
    message: expect.stringContaining(words),
  });
});
