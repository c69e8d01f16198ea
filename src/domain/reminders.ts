import type { TimelineEntry } from './entries';
import { latestChange } from './history';
import type { Escalation, IncidentState, Mute } from './incident-state';
import { holderOf, isClosed, isWrittenAfterwards, resolvedAt, severityOf } from './moments';
import type { PersonRef } from './person';
import { addMs, compareIso, DAY, HOUR, type Iso } from './time/instant';
import { isWorkingTime, morningOf, type Workplace, workingTimeFrom } from './time/working-hours';

export const reminderKinds = [
  'update-overdue',
  'escalation',
  'no-severity',
  'no-lead',
  'not-closed',
  'action-due',
] as const;

export type ReminderKind = (typeof reminderKinds)[number];

/** Milliseconds before the first reminder of each kind, and between two; 0 for none at all. */
export type ReminderPace = Readonly<Record<ReminderKind, number>>;

/** Something people are told again until it is done, a few times at most. */
export interface Reminder {
  readonly kind: ReminderKind;
  /** What it is about, under which it is snoozed and stopped: `no-lead`, `action-due:A3`. Without blanks. */
  readonly key: string;
  /** `E1` or `A3`. */
  readonly item?: string;
  /** `seq` of the entry that it is counted from; with another one it begins anew. */
  readonly cause: number;
  /** When the cause was put on record, or what was promised fell due. */
  readonly since: Iso;
  readonly firstAt: Iso;
  /** Not before the morning of this day, `2026-11-30`, where whoever is reminded lives. */
  readonly day?: string;
  readonly everyMs: number;
  /** How many times before it ends by itself. */
  readonly most: number;
  /** The last time is so many milliseconds after its cause, or after a snooze, however few there were before. */
  readonly endsAfterMs?: number;
  /** Only while people work. */
  readonly canWait: boolean;
  /** Whom; nobody in particular where it is missing. */
  readonly to?: PersonRef;
}

interface Subject {
  readonly state: IncidentState;
  readonly log: readonly TimelineEntry[];
}

const most: Readonly<Record<ReminderKind, number>> = {
  'update-overdue': 3,
  escalation: 3,
  'no-severity': 3,
  'no-lead': 3,
  'not-closed': 5,
  'action-due': 3,
};

/** After how many milliseconds the next one is asked; undefined where nobody is, or where the reminders come first. */
type Wait = (escalation: Escalation) => number | undefined;

/** Everything to remind people of as the record stands, snoozed and stopped ones included. */
export function remindersFor(
  subject: Subject,
  pace: ReminderPace,
  waitFor: Wait = () => undefined,
): readonly Reminder[] {
  const { state } = subject;
  const isLive = !isClosed(state) && !isWrittenAfterwards(state);
  const all = [
    ...(isLive ? whileItGoesOn(subject, pace, waitFor) : []),
    ...notClosed(subject, pace),
    ...actionsDue(subject, pace),
  ];
  return all.filter(({ kind, endsAfterMs }) => pace[kind] > 0 || endsAfterMs !== undefined);
}

function whileItGoesOn(
  { state, log }: Subject,
  pace: ReminderPace,
  waitFor: Wait,
): readonly Reminder[] {
  const opened = state.opening?.seq ?? 1;
  const lead = holderOf(state, 'lead');
  const reminders: Reminder[] = state.escalations
    .filter((one) => one.acknowledged === undefined)
    .map((one) => escalationReminder(one, log, pace, waitFor(one)));
  const update = state.updates.at(-1);
  if (update?.nextDue !== undefined) {
    reminders.push(reminder('update-overdue', update.seq, update.nextDue, pace, lead));
  }
  if (severityOf(state) === undefined) {
    reminders.push(reminder('no-severity', opened, recordedAt(log, opened), pace, lead));
  }
  if (lead === undefined) {
    const given = latestChange(state.roles.filter(({ role }) => role === 'lead'));
    const cause = given?.seq ?? opened;
    reminders.push(reminder('no-lead', cause, recordedAt(log, cause), pace, undefined));
  }
  return reminders;
}

function escalationReminder(
  one: Escalation,
  log: Subject['log'],
  pace: ReminderPace,
  endsAfterMs: number | undefined,
): Reminder {
  const cause = one.passedOn.at(-1)?.seq ?? one.seq;
  const asked = reminder('escalation', cause, recordedAt(log, cause), pace, undefined);
  const about = { ...asked, key: `escalation:${one.id}`, item: one.id };
  return endsAfterMs === undefined ? about : { ...about, endsAfterMs };
}

function notClosed({ state, log }: Subject, pace: ReminderPace): readonly Reminder[] {
  if (isClosed(state) || resolvedAt(state) === undefined) return [];
  const resolved = state.statuses.findLast(({ value }) => value === 'resolved');
  const cause = resolved?.seq ?? 1;
  const lead = holderOf(state, 'lead');
  return [{ ...reminder('not-closed', cause, recordedAt(log, cause), pace, lead), canWait: true }];
}

function actionsDue({ state, log }: Subject, pace: ReminderPace): readonly Reminder[] {
  const lead = holderOf(state, 'lead');
  return state.actions.flatMap(({ id, seq, state: how, due, owner = lead }) => {
    if (how !== 'open' || due === undefined) return [];
    const since = recordedAt(log, seq);
    const usual = reminder('action-due', seq, since, pace, owner);
    const about = { key: `action-due:${id}`, item: id, day: due };
    // What is due when it is put on record is known to whoever does so.
    return [{ ...usual, ...about, firstAt: addMs(since, HOUR), canWait: true }];
  });
}

function reminder(
  kind: ReminderKind,
  cause: number,
  since: Iso,
  pace: ReminderPace,
  to: PersonRef | undefined,
): Reminder {
  return {
    kind,
    key: kind,
    cause,
    since,
    firstAt: addMs(since, pace[kind]),
    everyMs: pace[kind],
    most: most[kind],
    canWait: false,
    ...(to && { to }),
  };
}

function recordedAt(log: Subject['log'], seq: number): Iso {
  return log[seq - 1]?.meta.recordedAt ?? '';
}

/** What was last said against a reminder, as long as its cause is the same. */
export function muteOf(
  { mutes }: IncidentState,
  { key, cause }: Pick<Reminder, 'key' | 'cause'>,
): Mute | undefined {
  return mutes.findLast((mute) => mute.key === key && mute.seq > cause);
}

/** Which of its times has come, and when the next one will. */
export interface ReminderTurn {
  /** From 1, of how many, and the name under which it is said once; missing where none has come. */
  readonly due?: { readonly number: number; readonly of: number; readonly key: string };
  readonly nextAt?: Iso;
}

/**
 * Where a reminder stands now, by the hours of `workplace` where it can wait. Only the latest time counts: what was
 * missed is not made up for. A snooze begins it anew at its end.
 */
export function turnOf(
  reminder: Reminder,
  mute: Mute | undefined,
  now: Iso,
  workplace: Workplace,
): ReminderTurn {
  if (mute?.until === null) return {};
  const times = timesOf(reminder, mute?.until, workplace);
  const number = times.findLastIndex((at) => at <= now) + 1;
  const nextAt = times[number];
  const next = nextAt === undefined ? {} : { nextAt };
  if (number === 0) return next;
  if (reminder.canWait && !isWorkingTime(now, workplace))
    return { nextAt: workingTimeFrom(now, workplace) };
  return {
    ...next,
    due: {
      number,
      of: times.length,
      key: `remind:${reminder.key}:${mute?.seq ?? reminder.cause}:${number}`,
    },
  };
}

function timesOf(
  reminder: Reminder,
  startsAgainAt: Iso | undefined,
  workplace: Workplace,
): readonly Iso[] {
  const { firstAt, day, everyMs, most: count, canWait, since, endsAfterMs } = reminder;
  if (endsAfterMs !== undefined) {
    const endsAt = addMs(startsAgainAt ?? since, endsAfterMs);
    const first = startsAgainAt ?? firstAt;
    const turns = Array.from({ length: everyMs > 0 ? count : 0 }, (_, turn) => turn * everyMs);
    const before = turns.map((ms) => addMs(first, ms));
    return [...before.filter((at) => at < endsAt), endsAt];
  }
  const inWorkingHours = (at: Iso) => (canWait ? workingTimeFrom(at, workplace) : at);
  const morning = day === undefined ? firstAt : morningOf(day, workplace);
  const first = startsAgainAt ?? (compareIso(firstAt, morning) < 0 ? morning : firstAt);
  const times = [inWorkingHours(first)];
  while (times.length < count) times.push(inWorkingHours(addMs(times.at(-1) ?? first, everyMs)));
  return times;
}

/** Until when a reminder is put off by somebody who wants to hear of it later. */
export function snoozedUntil({ canWait }: Pick<Reminder, 'canWait'>, now: Iso): Iso {
  return addMs(now, canWait ? DAY : HOUR);
}
