import fc from 'fast-check';
import type { TimelineEntry } from '../../src/domain/entries';
import { replay } from '../../src/domain/replay';
import { standing } from '../../src/domain/standing';
import { type EntryDraft, logOf, minuteOf, opening, sam } from '../helpers/entries';
import { anyDrafts } from '../helpers/random-log';
import { everyKind } from '../helpers/samples';

function stateOf(...drafts: readonly EntryDraft[]) {
  return replay(logOf([opening(), ...drafts]));
}

const raised: EntryDraft = ['hypothesis-raised', { hypothesis: 'H1', text: 'the deploy' }];
const against: EntryDraft = ['evidence-added', { hypothesis: 'H1', side: 'against', text: 'no' }];
const resolved: EntryDraft = ['resolved', { text: '' }];

describe('properties', () => {
  const anyLog = anyDrafts(40).map((drafts) => logOf([opening(), ...drafts]));

  test('a log without its beginning, or of anything in any order, is no failure', () => {
    fc.assert(
      fc.property(anyDrafts(40), (drafts) => {
        expect(replay(logOf(drafts)).version).toBe(drafts.length);
      }),
    );
  });

  test('numbers are given without gaps, removed or not', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const count = (kind: TimelineEntry['kind']) =>
          log.filter((one) => one.kind === kind).length;

        expect(replay(log).numbered).toEqual({
          H: count('hypothesis-raised'),
          E: count('escalated'),
          A: count('action-added'),
        });
      }),
    );
  });

  test('removing an entry and restoring it gives back the state before', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, pick) => {
        const target = 1 + (pick % log.length);
        fc.pre(standing(log).some((one) => one.entry.meta.seq === target && !one.isRemoved));
        const both: readonly EntryDraft[] = [
          ['entry-removed', { target }],
          ['entry-restored', { target }],
        ];

        const { version, ...after } = replay([...log, ...logOf(both, log.length)]);

        const { version: length, ...before } = replay(log);
        expect(after).toEqual(before);
        expect(version).toBe(length + 2);
      }),
    );
  });

  test('an entry removed leaves the state it would have had without it', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, pick) => {
        const seq = 1 + (pick % log.length);
        fc.pre(standing(log).some((one) => one.entry.meta.seq === seq));
        const removal = logOf([['entry-removed', { target: seq }]], log.length);

        const { version, numbered, ...after } = replay([...log, ...removal]);

        const without = replay(log.filter((one) => one.meta.seq !== seq));
        const { version: _, numbered: __, ...expected } = without;
        expect(after).toEqual(expected);
      }),
    );
  });
});

test('one entry of every kind is understood', () => {
  const state = replay(logOf(everyKind));

  expect(state.version).toBe(everyKind.length);
});

test('an entry of a kind that is not known is an error that names it', () => {
  const strange = [{ ...logOf([opening()])[0], kind: 'invented' }] as unknown as TimelineEntry[];

  expect(() => replay(strange)).toThrow('unknown kind of timeline entry: invented');
});

describe('edits', () => {
  test('the last wording counts', () => {
    const state = stateOf(
      ['cause-found', { text: 'first' }],
      ['entry-edited', { target: 2, text: 'second' }],
      ['entry-edited', { target: 2, text: 'third' }],
    );

    expect(state.causes.map(({ text }) => text)).toEqual(['third']);
  });

  test('of the first entry change the title', () => {
    expect(stateOf(['entry-edited', { target: 1, text: 'Search' }]).title).toBe('Search');
  });

  test('of the first entry do not undo a title given later', () => {
    const state = stateOf(
      ['title-changed', { from: '', text: 'Later' }],
      ['entry-edited', { target: 1, text: 'Earlier' }],
    );

    expect(state.title).toBe('Later');
  });

  test('of something that is not there change nothing', () => {
    const { version, ...state } = stateOf(['entry-edited', { target: 9, text: 'x' }]);

    const { version: _, ...before } = stateOf();
    expect(state).toEqual(before);
  });

  test('of an entry off the record show when it is restored', () => {
    const state = stateOf(
      ['cause-found', { text: 'first' }],
      ['entry-removed', { target: 2 }],
      ['entry-edited', { target: 2, text: 'second' }],
      ['entry-restored', { target: 2 }],
    );

    expect(state.causes.map(({ text }) => text)).toEqual(['second']);
  });
});

describe('moves', () => {
  test('give an entry another moment, and how well it is known', () => {
    const state = stateOf(
      ['impact-described', { text: 'x' }],
      ['entry-moved', { target: 2, to: '2026-11-19T09:00:00.000Z', precision: 'about' }],
    );

    expect(state.impacts).toMatchObject([{ at: '2026-11-19T09:00:00.000Z', precision: 'about' }]);
  });

  test('may change which status holds', () => {
    const { statuses } = stateOf(
      ['status-changed', { from: 'investigating', to: 'monitoring', text: '' }],
      ['status-changed', { from: 'monitoring', to: 'identified', text: '' }],
      ['entry-moved', { target: 3, to: '2026-11-19T09:00:00.000Z', precision: 'exact' }],
    );

    expect(statuses.map(({ at }) => at)).toEqual([minuteOf(2), '2026-11-19T09:00:00.000Z']);
  });
});

describe('removals', () => {
  test('of a hypothesis take its evidence out of the state, which comes back with it', () => {
    const removed = stateOf(raised, against, ['entry-removed', { target: 2 }]);
    expect(removed.hypotheses).toEqual([]);

    const restored = stateOf(
      raised,
      against,
      ['entry-removed', { target: 2 }],
      ['entry-restored', { target: 2 }],
    );

    expect(restored.hypotheses).toMatchObject([
      { id: 'H1', state: 'open', course: [{ step: 'raised' }, { step: 'against', text: 'no' }] },
    ]);
  });

  test('of what ended a hypothesis open it again', () => {
    const state = stateOf(
      raised,
      ['hypothesis-ruled-out', { hypothesis: 'H1', text: '' }],
      ['entry-removed', { target: 3 }],
    );

    expect(state.hypotheses).toMatchObject([{ state: 'open', course: [{ step: 'raised' }] }]);
  });

  test('of an acknowledgement leave the escalation waiting', () => {
    const state = stateOf(
      ['escalated', { escalation: 'E1', target: { kind: 'name', name: 'dba' }, text: '' }],
      ['escalation-acknowledged', { escalation: 'E1', acknowledgedBy: sam, text: '' }],
      ['entry-removed', { target: 3 }],
    );

    expect(state.escalations[0]).not.toHaveProperty('acknowledged');
  });

  test('of a title give back the one before', () => {
    const state = stateOf(
      ['title-changed', { from: '', text: 'Second' }],
      ['title-changed', { from: '', text: 'Third' }],
      ['entry-removed', { target: 3 }],
    );

    expect(state.title).toBe('Second');
  });

  test('of the only resolution leave no status behind', () => {
    expect(stateOf(resolved, ['entry-removed', { target: 2 }]).statuses).toEqual([]);
  });

  test('of prose give back the prose before', () => {
    const state = stateOf(
      ['prose-written', { part: 'introduction', text: 'first' }],
      ['prose-written', { part: 'introduction', text: 'second' }],
      ['entry-removed', { target: 3 }],
    );

    expect(state.prose.introduction?.text).toBe('first');
  });
});

test('the last moment is that of the last entry somebody made', () => {
  const state = stateOf(
    ['note', { text: 'x' }],
    ['channel-linked', { channelId: 'C1', name: 'inc-1' }, { source: 'system' }],
  );

  expect(state.lastMoment).toBe(minuteOf(2));
});

describe('how entries stand', () => {
  test('what was there before is kept', () => {
    const log = logOf([
      opening(),
      ['note', { text: 'first' }],
      ['entry-edited', { target: 2, text: 'second' }],
      ['entry-moved', { target: 2, to: '2026-11-19T09:00:00.000Z', precision: 'about' }],
    ]);

    expect(standing(log)[1]).toMatchObject({
      entry: { payload: { text: 'second' }, meta: { at: '2026-11-19T09:00:00.000Z' } },
      original: { payload: { text: 'first' }, meta: { at: minuteOf(2) } },
      isEdited: true,
      isMoved: true,
      isRemoved: false,
      isAfterClose: false,
    });
  });

  test('what is recorded while it is closed is marked, until it is reopened', () => {
    const log = logOf([
      opening(),
      ['closed', {}],
      ['cause-found', { text: 'x' }],
      ['reopened', { text: '' }],
      ['note', { text: 'y' }],
    ]);

    const marks = standing(log).map(({ isAfterClose }) => isAfterClose);

    expect(marks).toEqual([false, false, true, true, false]);
  });

  test('an entry whose message is gone is marked', () => {
    const log = logOf([opening(), ['note', { text: 'x' }], ['message-deleted', { target: 2 }]]);

    expect(standing(log).map(({ isGoneInSlack }) => isGoneInSlack)).toEqual([false, true]);
  });

  test('a log is not changed by reading it', () => {
    const log = logOf(everyKind);
    const before = structuredClone(log);

    standing(log);
    replay(log);

    expect(log).toEqual(before);
  });
});
