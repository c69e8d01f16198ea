import type { ReminderKind } from '../../domain/reminders';
import { dateIn, formatDuration, formatMoment } from '../../domain/time/format';
import { diffMs, type Iso } from '../../domain/time/instant';
import type { Button, Line, Message } from '../../report/message';
import type { ReminderInHand } from '../due-reminders';
import type { IncidentInHand } from '../incident-in-hand';
import { labelOf, packValue } from '../names';
import { momentIn } from './lines';
import { sayButton } from './state';

export interface ReminderView extends ReminderInHand {
  readonly incident: IncidentInHand;
  readonly now: Iso;
  /** Whether whoever is reminded reads it alone. */
  readonly isPrivate: boolean;
}

/** One reminder: why, what to do about it, how to have no more of it, and how many there are. */
export function reminderMessage(view: ReminderView): Message {
  const { incident, reminder } = view;
  const words = whys[reminder.kind](view);
  return {
    summary: words,
    pieces: [
      { piece: 'text', lines: [[words]] },
      { piece: 'buttons', buttons: [...remedies(view), ...muteButtons(incident.id, reminder)] },
      { piece: 'small', lines: [[...countOf(view), ...audience(view)]] },
    ],
  };
}

const whys: Readonly<Record<ReminderKind, (view: ReminderView) => string>> = {
  'update-overdue': ({ incident, reminder, zone }) =>
    `The next update on ${labelOf(incident.state)} was promised for ${formatMoment(reminder.since, zone, { withZone: true })}, and has not been posted.`,
  escalation: ({ reminder }) => `${reminder.item} is not acknowledged.`,
  'no-severity': (view) =>
    `${labelOf(view.incident.state)} has been open for ${lasting(view)} without a severity.`,
  'no-lead': (view) => `Nobody has led ${labelOf(view.incident.state)} for ${lasting(view)}.`,
  'not-closed': (view) =>
    `${labelOf(view.incident.state)} was resolved ${lasting(view)} ago and is not closed: its report has not been posted.`,
  'action-due': ({ incident: { state }, reminder: { item, day = '' }, now, zone }) => {
    const text = state.actions.find(({ id }) => id === item)?.text ?? '';
    const when = dateIn(now, zone) === day ? 'is due today' : `was due on ${day}`;
    return `${item} of ${labelOf(state)} ${when}: ${text}`;
  },
};

function lasting({ reminder, now }: ReminderView): string {
  return formatDuration(diffMs(reminder.since, now));
}

/** What mends it. */
function remedies({ incident: { id }, reminder: { kind, item = '' } }: ReminderView) {
  const value = packValue(id);
  const buttons: Readonly<Record<ReminderKind, readonly Button[]>> = {
    'update-overdue': [{ action: 'write-update', label: 'Post update', style: 'primary', value }],
    escalation: [],
    'no-severity': [{ ...sayButton(id, 'severity', 'Set severity'), style: 'primary' }],
    'no-lead': [
      { action: 'take-lead', label: 'I lead', style: 'primary', value },
      sayButton(id, 'lead', 'Name a lead'),
    ],
    'not-closed': [{ action: 'close', label: 'Close', style: 'primary', value }],
    'action-due': [
      {
        action: 'action-done',
        label: `${item} is done`,
        style: 'primary',
        value: packValue(id, item),
      },
    ],
  };
  return buttons[kind];
}

/** Snooze and Stop. */
export function muteButtons(
  incidentId: string,
  { key, canWait }: Pick<ReminderInHand['reminder'], 'key' | 'canWait'>,
): readonly Button[] {
  const value = packValue(incidentId, key);
  return [
    { action: 'snooze', label: canWait ? 'Snooze 1 day' : 'Snooze 1 h', value },
    { action: 'stop-reminder', label: 'Stop', value },
  ];
}

/** `Reminder 2 of 3`, so that everybody knows that it ends. */
export function countOf({
  reminder: { most },
  turn,
}: Pick<ReminderInHand, 'reminder' | 'turn'>): Line {
  const { number, of } = turn.due ?? { number: most, of: most };
  return [number === of ? `The last of ${of} reminders` : `Reminder ${number} of ${of}`];
}

function audience({ incident, reminder: { kind, to }, isPrivate }: ReminderView): Line {
  if (to === undefined) return [];
  if (!isPrivate) return [' for ', { person: to.id, name: to.name }];
  const owner = incident.state.actions.some(({ owner: one }) => one?.id === to.id);
  return [
    kind === 'action-due' && owner
      ? ', for you alone: you own it.'
      : ', for you alone: you lead the incident.',
  ];
}

/** The reminder that was snoozed or stopped, in the middle of a sentence. */
export function aboutReminder(kind: ReminderKind, label: string, item = ''): string {
  const about: Readonly<Record<ReminderKind, string>> = {
    'update-overdue': `that an update on ${label} is overdue`,
    escalation: `that ${item} is not acknowledged`,
    'no-severity': `that ${label} has no severity`,
    'no-lead': `that ${label} has no lead`,
    'not-closed': `that ${label} is not closed`,
    'action-due': `that ${item} of ${label} is due`,
  };
  return `The reminder ${about[kind]}`;
}

/** `was snoozed by Dana until 2026-11-19 15:05 UTC` */
export function mutedWords(by: string, until: Iso | null, zone: string): string {
  return until === null
    ? `was stopped by ${by} and will not come again.`
    : `was snoozed by ${by} until ${momentIn(until, zone)}.`;
}
