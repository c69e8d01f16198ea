import { entry } from '../../commands/define-command';
import { accept, type Decision } from '../../domain/decision';
import type { NewEntry } from '../../domain/entries';
import { inOrder } from '../../domain/history';
import type { IncidentState } from '../../domain/incident-state';
import {
  between,
  identification,
  type KeyMoments,
  keyMoments,
  resolution,
  statusOf,
} from '../../domain/moments';
import { clockIn, dateIn, formatDuration } from '../../domain/time/format';
import type { Iso } from '../../domain/time/instant';
import { readLeadingTime } from '../../domain/time/leading-time';
import { zoneLabel } from '../../domain/time/zone';
import type { PersonRecord } from '../../ports/people';
import type { Answers, Field, Form, Line } from '../../report/message';
import { originOf } from '../carry-out';
import type { FormOutcome, FormRequest } from '../desk';
import type { IncidentInHand } from '../incident-in-hand';
import { receipt, say } from '../replies';
import type { Room } from '../room';
import { given } from './answers';

const names = ['started', 'detected', 'identified', 'resolved'] as const;
type Name = (typeof names)[number];

const labels: Readonly<Record<Name, string>> = {
  started: 'Started',
  detected: 'Detected',
  identified: 'Cause identified',
  resolved: 'Resolved',
};

/** The four moments a postmortem measures by, in the person's zone, with the intervals between them. */
export function momentsForm({ id, state }: IncidentInHand, zone: string): Form {
  const moments = keyMoments(state);
  return {
    form: 'moments',
    title: 'Key moments',
    submit: 'Save',
    carry: id,
    fields: [
      {
        type: 'says',
        name: 'intervals',
        pieces: [{ piece: 'text', lines: intervals(moments, zone) }],
      },
      ...names.flatMap((name) => pickers(name, moments[name], zone)),
    ],
  };
}

function intervals(moments: KeyMoments, zone: string): readonly Line[] {
  const rows: readonly (readonly [string, number | undefined])[] = [
    ['to detect', between(moments.started, moments.detected)],
    ['to identify', between(moments.started, moments.identified)],
    ['to resolve', between(moments.started, moments.resolved)],
  ];
  const known = rows.flatMap(([what, ms]) =>
    ms === undefined ? [] : [`${formatDuration(ms)} ${what}`],
  );
  return [
    [known.length === 0 ? 'No interval is known yet.' : known.join(' · ')],
    [`Times are in ${zone}.`],
  ];
}

function pickers(name: Name, at: Iso | undefined, zone: string): readonly Field[] {
  return [
    {
      type: 'date',
      name: `${name}-date`,
      label: labels[name],
      isOptional: true,
      ...(at !== undefined && { initial: dateIn(at, zone) }),
    },
    {
      type: 'time',
      name: `${name}-time`,
      label: `${labels[name]}: time`,
      isOptional: true,
      ...(at !== undefined && { initial: clockIn(at, zone) }),
    },
  ];
}

export async function submitMoments(
  room: Room,
  { answers }: FormRequest,
  person: PersonRecord,
  incident: IncidentInHand,
): Promise<FormOutcome> {
  const read = readMoments(room.deps.clock.now(), answers, person.zone, keyMoments(incident.state));
  if ('mistakes' in read) return { kind: 'mistakes', mistakes: read.mistakes };
  const {
    outcome,
    incident: after,
    entries,
  } = await room.book.record<Decision>(incident.id, originOf(person, 'form'), ({ state }) =>
    accept(...changesFor(state, read.changed)),
  );
  if (!outcome.ok || entries.length === 0)
    return { kind: 'done', reply: say('Nothing was changed.') };
  return {
    kind: 'done',
    reply: { kind: 'message', message: receipt(after, entries, person.zone) },
  };
}

type Changed = Partial<Record<Name, Iso>>;
type Read = { readonly changed: Changed } | { readonly mistakes: Readonly<Record<string, string>> };

function readMoments(now: Iso, answers: Answers, zone: string, before: KeyMoments): Read {
  const changed: Changed = {};
  for (const name of names) {
    const read = readMoment(now, answers, name, zone, before[name]);
    if (read === undefined) continue;
    if ('problem' in read) return { mistakes: { [read.field]: read.problem } };
    changed[name] = read.at;
  }
  return checkOrder({ ...before, ...changed }, changed);
}

type One = { readonly at: Iso } | { readonly field: string; readonly problem: string };

/** What the pickers say; undefined where they say what they said before, or nothing. */
function readMoment(
  now: Iso,
  answers: Answers,
  name: Name,
  zone: string,
  before: Iso | undefined,
): One | undefined {
  const date = given(answers, `${name}-date`);
  const clock = given(answers, `${name}-time`);
  if (date === '' && clock === '') return undefined;
  if (date === '') return { field: `${name}-date`, problem: 'A time needs its date too.' };
  if (clock === '') return { field: `${name}-time`, problem: 'A date needs its time too.' };
  if (before !== undefined && date === dateIn(before, zone) && clock === clockIn(before, zone))
    return undefined;
  const context = {
    now,
    zone,
    writtenAfterwards: true,
    ...(before !== undefined && { previous: before }),
  };
  const taken = readLeadingTime(`${date} ${clock}`, context);
  if (taken.kind === 'time') return { at: taken.at };
  const problem =
    taken.kind === 'refused'
      ? taken.message
      : `${date} ${clock} is not a time ${zoneLabel(now, zone)} has.`;
  return { field: `${name}-time`, problem };
}

/** An incident is detected after it starts, and resolved after both. */
function checkOrder(all: KeyMoments, changed: Changed): Read {
  for (const name of names.slice(1)) {
    const at = all[name];
    if (at === undefined || all.started === undefined || at >= all.started) continue;
    const field = changed[name] === undefined ? 'started-time' : `${name}-time`;
    return { mistakes: { [field]: `${labels[name]} would be before it started.` } };
  }
  return { changed };
}

/** A moment that is on record is moved; one that is not is recorded. */
function changesFor(state: IncidentState, changed: Changed): readonly NewEntry[] {
  const moved = (seq: number | undefined, to: Iso) =>
    seq === undefined ? [] : [entry('entry-moved', { target: seq, to, precision: 'exact' })];
  const at = (
    name: Name,
    say: (moment: { at: Iso; precision: 'exact' }) => NewEntry,
    seq?: number,
  ) => {
    const to = changed[name];
    if (to === undefined) return [];
    return seq === undefined ? [say({ at: to, precision: 'exact' })] : moved(seq, to);
  };
  return [
    ...(changed.started === undefined ? [] : moved(state.opening?.seq, changed.started)),
    ...at(
      'detected',
      (moment) => entry('detected', { text: '' }, moment),
      inOrder(state.detections)[0]?.seq,
    ),
    ...at(
      'identified',
      (moment) =>
        entry('status-changed', { from: statusOf(state), to: 'identified', text: '' }, moment),
      identification(state)?.seq,
    ),
    ...at('resolved', (moment) => entry('resolved', { text: '' }, moment), resolution(state)?.seq),
  ];
}
