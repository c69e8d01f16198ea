import fc from 'fast-check';
import type { TimelineEntry } from '../../src/domain/entries';
import {
  muteOf,
  type Reminder,
  type ReminderPace,
  remindersFor,
  turnOf,
} from '../../src/domain/reminders';
import { replay } from '../../src/domain/replay';
import { addMs, DAY, MINUTE } from '../../src/domain/time/instant';
import {
  isWorkingTime,
  morningOf,
  type Workplace,
  workingTimeFrom,
} from '../../src/domain/time/working-hours';
import { type EntryDraft, logOf, minuteOf, opening, sam } from '../helpers/entries';
import { anyDrafts } from '../helpers/random-log';

/** Nine to five on five days a week. */
const office = (zone: string): Workplace => ({
  zone,
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: 9 * 60, to: 17 * 60 },
});

const pace: ReminderPace = {
  'update-overdue': 5 * MINUTE,
  escalation: 5 * MINUTE,
  'no-severity': 10 * MINUTE,
  'no-lead': 5 * MINUTE,
  'not-closed': DAY,
  'action-due': DAY,
};

const plan = (log: readonly TimelineEntry[]) => remindersFor({ state: replay(log), log }, pace);
const planOf = (...drafts: readonly EntryDraft[]) => plan(logOf([opening(), ...drafts]));
const keysOf = (...drafts: readonly EntryDraft[]) => planOf(...drafts).map(({ key }) => key);

const severity: EntryDraft = ['severity-changed', { from: null, to: 'sev2', text: '' }];
const lead: EntryDraft = ['role-assigned', { role: 'lead', person: sam, text: '' }];
const resolved: EntryDraft = ['resolved', { text: '' }];
const closed: EntryDraft = ['closed', {}];
const update: EntryDraft = ['update-posted', { text: '', nextDue: minuteOf(40) }];
const asked: EntryDraft = [
  'escalated',
  { escalation: 'E1', target: { kind: 'name', name: 'dba' }, text: '' },
];
const acked: EntryDraft = [
  'escalation-acknowledged',
  { escalation: 'E1', acknowledgedBy: sam, text: '' },
];
const action: EntryDraft = ['action-added', { action: 'A1', text: '', due: '2026-11-27' }];

describe('What to remind people of', () => {
  test.each<[string, readonly EntryDraft[], readonly string[]]>([
    ['a new incident', [], ['no-severity', 'no-lead']],
    ['one with severity and lead', [severity, lead], []],
    ['an update promised', [severity, lead, update], ['update-overdue']],
    [
      'a later update that promises none',
      [severity, lead, update, ['update-posted', { text: '' }]],
      [],
    ],
    ['somebody asked', [severity, lead, asked], ['escalation:E1']],
    ['somebody asked who answered', [severity, lead, asked, acked], []],
    ['a resolved one', [resolved], ['not-closed']],
    ['a closed one', [resolved, closed], []],
    ['a reopened one', [severity, lead, resolved, closed, ['reopened', { text: '' }]], []],
    ['an action item', [severity, lead, action], ['action-due:A1']],
    ['an action item of a closed one', [resolved, action, closed], ['action-due:A1']],
    [
      'an action item that is done',
      [resolved, action, closed, ['action-done', { action: 'A1' }]],
      [],
    ],
    [
      'an action item without a date',
      [severity, lead, ['action-added', { action: 'A1', text: '' }]],
      [],
    ],
  ])('%s', (_name, drafts, keys) => {
    expect(keysOf(...drafts)).toEqual(keys);
  });

  test('is counted from when it was put on record, not from when it happened', () => {
    const late = logOf([
      opening(),
      ['escalated', asked[1] as never, { at: minuteOf(-300), recordedAt: minuteOf(2) }],
    ]);
    const [escalation] = plan(late);

    expect(escalation).toMatchObject({ since: minuteOf(2), firstAt: minuteOf(7) });
  });

  test('begins anew when somebody else is asked', () => {
    const next: EntryDraft = [
      'escalation-passed-on',
      { escalation: 'E1', target: { kind: 'user', ...sam } },
    ];

    expect(planOf(severity, lead, asked, next)).toMatchObject([
      { key: 'escalation:E1', cause: 5, firstAt: minuteOf(10) },
    ]);
  });

  test('is nothing of a kind that is turned off', () => {
    const log = logOf([opening()]);
    const off = { ...pace, 'no-lead': 0 };

    expect(remindersFor({ state: replay(log), log }, off).map(({ kind }) => kind)).toEqual([
      'no-severity',
    ]);
  });
});

const noLead = planOf(severity)[0] as Reminder;
const numberAt = (reminder: Reminder, at: string, zone = 'UTC') =>
  turnOf(reminder, undefined, at, office(zone)).due?.number;

describe('The times of a reminder', () => {
  test.each([
    [minuteOf(5), undefined],
    [minuteOf(6), 1],
    [minuteOf(10), 1],
    [minuteOf(11), 2],
    [minuteOf(16), 3],
    [minuteOf(9999), 3],
  ])('at %s its number is %s', (at, number) => {
    expect(numberAt(noLead, at)).toBe(number);
  });

  test('are never more than it has, have a name each, and come in order, whoever looks whenever', () => {
    const looks = fc.array(fc.nat(30 * 24 * 60), { maxLength: 200 });
    fc.assert(
      fc.property(anyDrafts(40), looks, (drafts, minutes) => {
        const log = logOf([opening(), ...drafts]);
        for (const reminder of plan(log)) {
          const mute = muteOf(replay(log), reminder);
          const due = minutes
            .toSorted((a, b) => a - b)
            .flatMap(
              (minute) => turnOf(reminder, mute, minuteOf(minute), office('Asia/Tokyo')).due ?? [],
            );
          const names = new Set(due.map(({ key }) => key));
          expect(names.size).toBe(new Set(due.map(({ number }) => number)).size);
          expect(names.size).toBeLessThanOrEqual(reminder.most);
          expect(due.map(({ number }) => number)).toEqual(
            due.map(({ number }) => number).toSorted(),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of what can wait are working hours, in every zone', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Apia');
    const [reminder] = planOf(resolved);
    fc.assert(
      fc.property(zones, fc.nat(60 * 24 * 14), (zone, minute) => {
        const at = minuteOf(minute);
        const { due, nextAt } = turnOf(reminder as Reminder, undefined, at, office(zone));
        expect(due === undefined || isWorkingTime(at, office(zone))).toBe(true);
        expect(nextAt === undefined || (nextAt > at && isWorkingTime(nextAt, office(zone)))).toBe(
          true,
        );
      }),
    );
  });
});

describe('The times of a reminder that somebody else is asked after', () => {
  const log = logOf([opening(), severity, lead, asked]);
  const timesWith = (endsAfterMs: number, everyMs = 5 * MINUTE) => {
    const subject = { state: replay(log), log };
    const [reminder] = remindersFor(subject, { ...pace, escalation: everyMs }, () => endsAfterMs);
    const since = reminder?.since ?? '';
    const times: string[] = [];
    let turn = turnOf(reminder as Reminder, undefined, since, office('UTC'));
    while (turn.nextAt !== undefined) {
      times.push(turn.nextAt);
      turn = turnOf(reminder as Reminder, undefined, turn.nextAt, office('UTC'));
    }
    expect(turn.due?.number).toBe(turn.due?.of);
    return times.map((at) => (Date.parse(at) - Date.parse(since)) / MINUTE);
  };

  test.each([
    [12, [5, 10, 12]],
    [3, [3]],
    [5, [5]],
    [60, [5, 10, 15, 60]],
  ])('within %d minutes end with that', (minutes, times) => {
    expect(timesWith(minutes * MINUTE)).toEqual(times);
  });

  test('are that one alone where nobody is reminded', () => {
    expect(timesWith(7 * MINUTE, 0)).toEqual([7]);
  });
});

describe('A mute', () => {
  const muted = (until: string | null): EntryDraft => ['reminder-muted', { key: 'no-lead', until }];
  const turnAt = (at: string, ...drafts: readonly EntryDraft[]) => {
    const log = logOf([opening(), ...drafts]);
    const reminder = plan(log).find(({ key }) => key === 'no-lead') as Reminder;
    return turnOf(reminder, muteOf(replay(log), reminder), at, office('UTC'));
  };

  test('until a moment begins the reminder anew then', () => {
    const until = minuteOf(60);

    expect(turnAt(minuteOf(59), muted(until))).toEqual({ nextAt: until });
    expect(turnAt(until, muted(until)).due).toEqual({
      number: 1,
      of: 3,
      key: 'remind:no-lead:2:1',
    });
  });

  test('for good leaves nothing to come', () => {
    expect(turnAt(minuteOf(600), muted(null))).toEqual({});
  });

  test('counts no longer when the cause is a new one', () => {
    const nobody: EntryDraft = ['role-assigned', { role: 'lead', person: null, text: '' }];

    expect(turnAt(minuteOf(10), muted(null), lead, nobody).due?.number).toBe(1);
  });
});

describe('Working hours', () => {
  test.each([
    ['on a Thursday morning', '2026-11-19T09:00:00.000Z', 'UTC', true],
    ['a moment before', '2026-11-19T08:59:59.999Z', 'UTC', false],
    ['at five', '2026-11-19T17:00:00.000Z', 'UTC', false],
    ['on a Saturday', '2026-11-21T12:00:00.000Z', 'UTC', false],
    [
      'on a Saturday that is still Friday there',
      '2026-11-21T00:30:00.000Z',
      'America/Chicago',
      false,
    ],
    ['on Friday afternoon there', '2026-11-20T22:30:00.000Z', 'America/Chicago', true],
    ['on Monday there, Sunday in UTC', '2026-11-22T23:30:00.000Z', 'Asia/Tokyo', false],
    ['on Monday morning there', '2026-11-23T00:00:00.000Z', 'Asia/Tokyo', true],
  ])('%s', (_name, at, zone, is) => {
    expect(isWorkingTime(at, office(zone))).toBe(is);
  });

  test.each([
    ['2026-11-19T08:00:00.000Z', '2026-11-19T09:00:00.000Z'],
    ['2026-11-19T16:59:00.000Z', '2026-11-19T16:59:00.000Z'],
    ['2026-11-19T17:00:00.000Z', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T17:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-22T03:00:00.000Z', '2026-11-23T09:00:00.000Z'],
  ])('after %s come at %s', (at, next) => {
    expect(workingTimeFrom(at, office('UTC'))).toBe(next);
  });

  test('begin at nine on the wall, also when the clocks have changed over the weekend', () => {
    expect(workingTimeFrom('2026-10-23T20:00:00.000Z', office('Europe/Paris'))).toBe(
      '2026-10-26T08:00:00.000Z',
    );
    expect(morningOf('2026-10-23', office('Europe/Paris'))).toBe('2026-10-23T07:00:00.000Z');
  });

  test('are those that were set, on the days that were', () => {
    const late: Workplace = {
      zone: 'UTC',
      hours: { days: ['sun', 'mon'], from: 13 * 60 + 30, to: 24 * 60 },
    };

    expect(isWorkingTime('2026-11-22T13:30:00.000Z', late)).toBe(true);
    expect(isWorkingTime('2026-11-22T23:59:59.999Z', late)).toBe(true);
    expect(isWorkingTime('2026-11-22T13:29:00.000Z', late)).toBe(false);
    expect(isWorkingTime('2026-11-24T15:00:00.000Z', late)).toBe(false);
    expect(workingTimeFrom('2026-11-24T15:00:00.000Z', late)).toBe('2026-11-29T13:30:00.000Z');
  });

  test('are never more than three days away', () => {
    fc.assert(
      fc.property(fc.nat(500_000), (minute) => {
        const at = minuteOf(minute);
        const next = workingTimeFrom(at, office('Europe/London'));
        expect(
          next >= at && next <= addMs(at, 3 * DAY) && isWorkingTime(next, office('Europe/London')),
        ).toBe(true);
      }),
    );
  });
});
