import type { IncidentState } from '../../domain/incident-state';
import { holderOf, isClosed, resolvedAt, severityOf } from '../../domain/moments';
import type { Iso } from '../../domain/time/instant';
import type { Button, Line, Message, Piece } from '../../report/message';
import type { IncidentInHand } from '../incident-in-hand';
import { channelSpan, nameOf, packValue } from '../names';
import { awaited, headLine, openHypotheses } from './lines';

export interface StateView {
  readonly incident: IncidentInHand;
  readonly zone: string;
  readonly now: Iso;
  /** Effects in Slack that have not been carried out. */
  readonly problems: readonly string[];
  /** What pagers have not taken. */
  readonly unpaged: readonly string[];
  /** Whether it is read in the incident's own channel. */
  readonly isHere: boolean;
}

/** How it stands and the next sensible steps. */
export function stateMessage(view: StateView): Message {
  const { incident, zone, now, problems, unpaged, isHere } = view;
  const { state } = incident;
  const lines: Line[] = [[{ bold: nameOf(state) }], headLine(state, zone)];
  if (!isHere && state.channel) lines.push(channelSpan(state));
  const pieces: Piece[] = [
    { piece: 'text', lines },
    ...impactSection(state),
    ...section('We think', openHypotheses(state)),
    ...section('Waiting for', awaited(state, zone, now)),
    ...section(
      'Pagers',
      unpaged.map((problem) => [problem]),
    ),
    ...undone(problems),
    { piece: 'buttons', buttons: nextSteps(incident) },
  ];
  return { summary: nameOf(state), pieces };
}

/** Who is hurt, as was said last. */
export function impactSection({ impacts }: IncidentState): readonly Piece[] {
  return section(
    'Impact',
    impacts.slice(-3).map((one) => [one.text]),
  );
}

/** What Slack was to do and has not. */
export function undone(problems: readonly string[]): readonly Piece[] {
  return section(
    'Not done in Slack yet',
    problems.map((problem) => [problem]),
  );
}

/** An effect that has not been carried out, in a line. */
export function undoneStep({ kind, problem }: { kind: string; problem: string }): string {
  return `${kind}: ${problem}`;
}

interface Unpaged {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly problem: string;
  readonly isAbandoned: boolean;
}

/** What a pager has not taken, in a line. */
export function unpagedLine({ payload, problem, isAbandoned }: Unpaged): string {
  const { escalation, pager, action } = payload;
  const what = action === 'trigger' ? 'not paged' : `not told (${action})`;
  const end = isAbandoned ? 'given up' : 'tried again';
  return `${escalation}: ${pager} was ${what}, ${end}: ${problem}`;
}

/** A small heading with bullets, or nothing. */
export function section(title: string, items: readonly Line[]): readonly Piece[] {
  if (items.length === 0) return [];
  return [
    { piece: 'text', lines: [[{ bold: title }]] },
    { piece: 'bullets', items },
  ];
}

/** What somebody would most likely do next, at most five. */
export function nextSteps({ id, state }: IncidentInHand): readonly Button[] {
  const value = packValue(id);
  if (isClosed(state)) {
    return [
      { action: 'preview', label: 'Report', value },
      { action: 'post-again', label: 'Post again', value },
      sayButton(id, 'action', 'Add action item'),
      { action: 'reopen', label: 'Reopen', value },
    ];
  }
  return [
    ...missingSteps(id, state),
    sayButton(id, 'note', 'Add note'),
    ...forward(id, state),
  ].slice(0, 5);
}

function missingSteps(id: string, state: IncidentState): readonly Button[] {
  const steps: Button[] = [];
  if (holderOf(state, 'lead') === undefined) {
    steps.push({ action: 'take-lead', label: 'I lead', value: packValue(id), style: 'primary' });
  }
  if (severityOf(state) === undefined) steps.push(sayButton(id, 'severity', 'Set severity'));
  return steps;
}

function forward(id: string, state: IncidentState): readonly Button[] {
  if (resolvedAt(state) !== undefined) {
    return [
      { action: 'close', label: 'Close', value: packValue(id), style: 'primary' },
      { action: 'preview', label: 'Report so far', value: packValue(id) },
    ];
  }
  return [
    sayButton(id, 'hypothesis', 'Raise hypothesis'),
    sayButton(id, 'escalate', 'Escalate'),
    { action: 'write-update', label: 'Post update', value: packValue(id) },
    sayButton(id, 'resolve', 'Resolve'),
  ];
}

/** Opens a small form that gives one command. */
export function sayButton(id: string, command: string, label: string, item = ''): Button {
  return { action: 'say', label, value: packValue(id, command, item).trim() };
}
