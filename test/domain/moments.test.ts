import {
  between,
  durationMs,
  holderOf,
  isClosed,
  isWrittenAfterwards,
  keyMoments,
  resolvedAt,
  roleSpans,
  severityOf,
  startedAt,
  statusOf,
} from '../../src/domain/moments';
import { replay } from '../../src/domain/replay';
import type { Status } from '../../src/domain/vocabulary';
import { dana, type EntryDraft, logOf, minuteOf, opening, sam } from '../helpers/entries';

function stateOf(...drafts: readonly EntryDraft[]) {
  return replay(logOf([opening(), ...drafts]));
}

function status(to: Exclude<Status, 'closed'>, at?: string): EntryDraft {
  return [
    'status-changed',
    { from: 'investigating', to, text: '' },
    at === undefined ? {} : { at },
  ];
}

const early = '2026-11-19T09:30:00.000Z';
const resolved: EntryDraft = ['resolved', { text: '' }];
const closed: EntryDraft = ['closed', {}];
const reopened: EntryDraft = ['reopened', { text: '' }];
const minutes = (count: number) => count * 60_000;

describe('status', () => {
  test('is investigating from the first minute', () => {
    expect(statusOf(stateOf())).toBe('investigating');
  });

  test('is the last one in time', () => {
    expect(statusOf(stateOf(status('monitoring'), status('identified')))).toBe('identified');
  });

  test('entered late takes its place in time', () => {
    expect(statusOf(stateOf(status('monitoring'), status('identified', early)))).toBe('monitoring');
  });

  test('of the same moment is the one recorded last', () => {
    const at = minuteOf(2);

    expect(statusOf(stateOf(status('monitoring', at), status('identified', at)))).toBe(
      'identified',
    );
  });

  test('is closed, whatever was recorded before the close with a later moment', () => {
    const state = stateOf(status('monitoring', '2026-11-19T12:00:00.000Z'), closed);

    expect(statusOf(state)).toBe('closed');
    expect(isClosed(state)).toBe(true);
  });

  test('is investigating after a reopening', () => {
    expect(statusOf(stateOf(resolved, closed, reopened))).toBe('investigating');
  });

  test('after a reopening is what was said since', () => {
    expect(statusOf(stateOf(resolved, closed, reopened, status('monitoring')))).toBe('monitoring');
  });
});

test('severity entered late takes its place in time', () => {
  const state = replay(
    logOf([
      opening({ severity: 'sev3' }),
      ['severity-changed', { from: 'sev3', to: 'sev1', text: '' }],
      ['severity-changed', { from: 'sev1', to: 'sev2', text: '' }, { at: early }],
    ]),
  );

  expect(severityOf(state)).toBe('sev1');
});

describe('resolution', () => {
  test('is the first moment of the last stretch in which it was resolved', () => {
    expect(resolvedAt(stateOf(resolved, status('resolved')))).toBe(minuteOf(2));
  });

  test('is not, once somebody says that it goes on', () => {
    expect(resolvedAt(stateOf(resolved, status('monitoring')))).toBeUndefined();
  });

  test('counts from the second time after a relapse', () => {
    expect(resolvedAt(stateOf(resolved, status('investigating'), resolved))).toBe(minuteOf(4));
  });

  test('stays what it was when the incident is closed', () => {
    expect(resolvedAt(stateOf(resolved, closed))).toBe(minuteOf(2));
  });

  test('is not while a reopened incident goes on', () => {
    expect(resolvedAt(stateOf(resolved, closed, reopened))).toBeUndefined();
  });

  test('after a reopening counts anew', () => {
    expect(resolvedAt(stateOf(resolved, closed, reopened, resolved, closed))).toBe(minuteOf(5));
  });

  test('is not, when the only one is removed', () => {
    expect(resolvedAt(stateOf(resolved, ['entry-removed', { target: 2 }]))).toBeUndefined();
  });

  test('follows a resolution that is moved', () => {
    const to = '2026-11-19T10:00:30.000Z';

    expect(
      resolvedAt(stateOf(resolved, ['entry-moved', { target: 2, to, precision: 'exact' }])),
    ).toBe(to);
  });

  test('is undone by a relapse that is entered late', () => {
    const state = stateOf(resolved, status('investigating', '2026-11-19T11:00:00.000Z'));

    expect(resolvedAt(state)).toBeUndefined();
  });
});

describe('start', () => {
  test('is the moment it was opened for', () => {
    expect(startedAt(stateOf())).toBe(minuteOf(1));
  });

  test('is earlier where it was noticed or had hurt somebody earlier', () => {
    const state = stateOf(
      ['detected', { text: '' }, { at: '2026-11-19T09:40:00.000Z' }],
      ['impact-described', { text: '' }, { at: early }],
    );

    expect(startedAt(state)).toBe(early);
  });

  test('is not known of a log without its opening', () => {
    expect(startedAt(replay([]))).toBeUndefined();
  });
});

describe('duration', () => {
  test('is from the start to the resolution', () => {
    expect(durationMs(stateOf(['note', { text: '' }], resolved))).toBe(minutes(2));
  });

  test('is not known before', () => {
    expect(durationMs(stateOf())).toBeUndefined();
  });

  test('is not known where it was resolved before it began', () => {
    expect(durationMs(stateOf(['resolved', { text: '' }, { at: early }]))).toBeUndefined();
  });
});

test('the key moments are those that are known', () => {
  const state = stateOf(
    ['role-assigned', { role: 'lead', person: dana, text: '' }],
    ['detected', { text: '' }],
    ['hypothesis-raised', { hypothesis: 'H1', text: '' }],
    ['hypothesis-confirmed', { hypothesis: 'H1', text: '' }],
  );

  expect(keyMoments(state)).toEqual({
    started: minuteOf(1),
    detected: minuteOf(3),
    responded: minuteOf(2),
    identified: minuteOf(5),
  });
});

test('a hypothesis that was confirmed and then ruled out identifies nothing', () => {
  const state = stateOf(
    ['hypothesis-raised', { hypothesis: 'H1', text: '' }],
    ['hypothesis-confirmed', { hypothesis: 'H1', text: '' }],
    ['hypothesis-ruled-out', { hypothesis: 'H1', text: '' }],
  );

  expect(keyMoments(state)).not.toHaveProperty('identified');
});

describe('roles', () => {
  const lead = (person: typeof dana | null, at?: string): EntryDraft => [
    'role-assigned',
    { role: 'lead', person, text: '' },
    at === undefined ? {} : { at },
  ];

  test('have whoever got them last in time', () => {
    expect(holderOf(stateOf(lead(dana), lead(sam, early)), 'lead')).toEqual(dana);
  });

  test('have nobody once they are taken', () => {
    expect(holderOf(stateOf(lead(dana), lead(null)), 'lead')).toBeUndefined();
  });

  test('go back to whoever had them, when the change is removed', () => {
    expect(
      holderOf(stateOf(lead(dana), lead(sam), ['entry-removed', { target: 3 }]), 'lead'),
    ).toEqual(dana);
  });

  test('are known for any time', () => {
    const comms: EntryDraft = ['role-assigned', { role: 'comms', person: sam, text: '' }];

    expect(roleSpans(stateOf(lead(dana), comms, lead(sam), lead(null)))).toEqual([
      { role: 'lead', person: dana, since: minuteOf(2), until: minuteOf(4) },
      { role: 'comms', person: sam, since: minuteOf(3) },
      { role: 'lead', person: sam, since: minuteOf(4), until: minuteOf(5) },
    ]);
  });

  test('given again to the same person are one stretch', () => {
    expect(roleSpans(stateOf(lead(dana), lead(dana), lead(sam)))).toEqual([
      { role: 'lead', person: dana, since: minuteOf(2), until: minuteOf(4) },
      { role: 'lead', person: sam, since: minuteOf(4) },
    ]);
  });

  test('taken back and given again are two stretches', () => {
    expect(roleSpans(stateOf(lead(dana), lead(null), lead(dana)))).toEqual([
      { role: 'lead', person: dana, since: minuteOf(2), until: minuteOf(3) },
      { role: 'lead', person: dana, since: minuteOf(4) },
    ]);
  });
});

describe('an incident', () => {
  test('that is going on is not written up', () => {
    expect(isWrittenAfterwards(stateOf())).toBe(false);
  });

  test('that is resolved is written up', () => {
    expect(isWrittenAfterwards(stateOf(resolved))).toBe(true);
  });

  test('opened more than a day after it started is written up', () => {
    const [kind, payload] = opening();
    const meta = { at: '2026-11-17T10:00:00.000Z', recordedAt: minuteOf(1) };

    expect(isWrittenAfterwards(replay(logOf([[kind, payload, meta] as EntryDraft])))).toBe(true);
  });
});

describe('how long something took', () => {
  const between10and = (to: string) => between('2026-11-19T10:08:50.000Z', `2026-11-19T${to}.000Z`);

  test('is what the times of day say that stand beside it, whatever their seconds were', () => {
    expect(between10and('10:19:10')).toBe(minutes(11));
    expect(between10and('10:19:55')).toBe(minutes(11));
  });

  test('is told in seconds where it was less than a minute', () => {
    expect(between10and('10:09:20')).toBe(30_000);
  });

  test('cannot be told the wrong way round, or without an end', () => {
    expect(between10and('10:08:49')).toBeUndefined();
    expect(between('2026-11-19T10:08:50.000Z', undefined)).toBeUndefined();
  });
});
