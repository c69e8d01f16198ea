import { askedNow } from '../../domain/asked';
import type { Escalation, PassingOn } from '../../domain/incident-state';
import type { Target } from '../../domain/person';
import { formatDuration } from '../../domain/time/format';
import { diffMs, type Iso } from '../../domain/time/instant';
import type { Line, Message, Piece, Span } from '../../report/message';
import type { ReminderInHand } from '../due-reminders';
import type { IncidentInHand } from '../incident-in-hand';
import { labelOf, packValue } from '../names';
import { countOf, muteButtons } from './reminder';

interface AskedAgain extends ReminderInHand {
  readonly incident: IncidentInHand;
  readonly escalation: Escalation;
  /** Who is asked after the last reminder. */
  readonly next: Target | undefined;
  readonly now: Iso;
}

/** Whoever was asked for help is asked again. */
export function askedAgainMessage(view: AskedAgain): Message {
  const { incident, escalation, reminder, turn, next, now } = view;
  const asked = askedNow(escalation);
  const waiting = formatDuration(diffMs(reminder.since, now));
  const isNext =
    next !== undefined && turn.due !== undefined && turn.due.number === turn.due.of - 1;
  const lines: Line[] = [
    [...countOf(view), `: asked ${waiting} ago, and nobody has acknowledged it.`],
    ...(isNext ? [[`If nobody does, ${next.name} is asked next.`]] : []),
  ];
  return {
    summary: `${labelOf(incident.state)} still needs ${asked.name}: ${escalation.text}`,
    notifies: true,
    pieces: [heading(escalation, asked), { piece: 'small', lines }, buttons(incident, escalation)],
  };
}

/** The next one is asked. */
export function passedOnMessage(
  incident: IncidentInHand,
  escalation: Escalation,
  { target, at }: PassingOn,
): Message {
  const after = formatDuration(diffMs(escalation.at, at));
  const why = `${escalation.target.name} was asked first; nobody acknowledged it for ${after}.`;
  return {
    summary: `${labelOf(incident.state)} needs ${target.name}: ${escalation.text}`,
    notifies: true,
    pieces: [
      heading(escalation, target),
      { piece: 'small', lines: [[why]] },
      buttons(incident, escalation),
    ],
  };
}

function heading({ id, text, by }: Escalation, asked: Target): Piece {
  // Nobody is told by a plain name: whoever asked knows how to reach them.
  const whoAsked: Line =
    asked.id === undefined ? [' (', { person: by.id, name: by.name }, ' asked)'] : [];
  return {
    piece: 'text',
    lines: [[{ bold: `${id} ` }, targetSpan(asked), ...whoAsked, ': ', text]],
  };
}

function buttons({ id }: IncidentInHand, escalation: Escalation): Piece {
  const reminder = { key: `escalation:${escalation.id}`, canWait: false };
  const value = packValue(id, escalation.id);
  return {
    piece: 'buttons',
    buttons: [
      { action: 'acknowledge', label: 'Acknowledge', style: 'primary', value },
      ...muteButtons(id, reminder),
    ],
  };
}

/** Names whom an escalation asks, so that Slack can tell them. */
export function targetSpan({ kind, id, name }: Target): Span {
  if (kind === 'user' && id !== undefined) return { person: id, name };
  if (kind === 'group' && id !== undefined) return { group: id, name };
  if (kind === 'channel' && id !== undefined) return { channel: id, name };
  return { bold: name };
}
