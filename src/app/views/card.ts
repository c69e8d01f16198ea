import type { IncidentState } from '../../domain/incident-state';
import { holderOf, severityOf, startedAt, statusOf } from '../../domain/moments';
import { formatMoment } from '../../domain/time/format';
import type { Button, Line, Message, Piece } from '../../report/message';
import type { IncidentInHand } from '../incident-in-hand';
import { labelOf, nameOf, packValue } from '../names';
import { awaited, momentIn, openHypotheses } from './lines';
import { nextSteps, section, undone } from './state';

/** What a card shows beside the record. */
export interface CardNews {
  /** It leads to the report, since nothing else in the channel does. */
  readonly isWithoutCanvas?: boolean;
  /** What Slack was to do, has not, and will be asked again. */
  readonly waiting?: readonly string[];
}

/** The pinned message: a function of the record, so that the same record never causes an edit while Slack is well. */
export function cardMessage(
  incident: IncidentInHand,
  zone: string,
  { isWithoutCanvas = false, waiting = [] }: CardNews = {},
): Message {
  const { state } = incident;
  const pieces: Piece[] = [
    { piece: 'header', text: nameOf(state) },
    { piece: 'text', lines: facts(state, zone) },
    ...section(
      'Impact',
      state.impacts.slice(-2).map((one) => [one.text]),
    ),
    ...section('We think', openHypotheses(state)),
    ...section('Waiting for', awaited(state, zone)),
    ...lastUpdate(state, zone),
    ...undone(waiting),
    { piece: 'buttons', buttons: buttonsOf(incident, isWithoutCanvas) },
    {
      piece: 'small',
      lines: [
        [
          'Kept by Hindsight. Add to the record with ',
          { code: '/incident note …' },
          ' or the 📌 reaction.',
        ],
      ],
    },
  ];
  return { summary: `${nameOf(state)} (${statusOf(state)})`, pieces };
}

function buttonsOf(incident: IncidentInHand, isWithoutCanvas: boolean): readonly Button[] {
  const steps = nextSteps(incident);
  if (!isWithoutCanvas || steps.some((step) => step.action === 'preview')) return steps;
  const report = { action: 'preview', label: 'Report so far', value: packValue(incident.id) };
  return [...steps, report];
}

/** How it stands, a line each. */
export function facts(state: IncidentState, zone: string): readonly Line[] {
  const lead = holderOf(state, 'lead');
  const started = startedAt(state);
  const rows: readonly (readonly [string, Line])[] = [
    ['Severity', [severityOf(state) ?? 'not set']],
    ['Status', [statusOf(state)]],
    ['Lead', lead === undefined ? ['nobody'] : [{ person: lead.id, name: lead.name }]],
    ['Since', started === undefined ? ['not known'] : [momentIn(started, zone)]],
  ];
  const marks: Line[] = state.opening?.isDrill ? [[{ bold: 'This is a drill.' }]] : [];
  return [...marks, ...rows.map(([name, value]): Line => [{ bold: `${name}: ` }, ...value])];
}

/** The last thing stakeholders were told, and when they will hear more. */
export function lastUpdate(state: IncidentState, zone: string): readonly Piece[] {
  const last = state.updates.at(-1);
  if (last === undefined) return [];
  const due =
    last.nextDue === undefined
      ? ''
      : `, next by ${formatMoment(last.nextDue, zone, { withZone: true })}`;
  return section(`Last update ${formatMoment(last.at, zone, { withZone: true })}${due}`, [
    [last.text],
  ]);
}

/** Slack allows 250 characters. */
const longestTopic = 250;

/** `INC-7 · sev1 · monitoring · lead Dana · Checkout returns errors` */
export function topicText(state: IncidentState): string {
  const lead = holderOf(state, 'lead');
  const drill = state.opening?.isDrill ? 'DRILL · ' : '';
  const topic = `${drill}${labelOf(state)} · ${severityOf(state) ?? 'no severity'} · ${statusOf(state)} · ${
    lead === undefined ? 'no lead' : `lead ${lead.name}`
  } · ${state.title}`;
  return topic.length > longestTopic ? `${topic.slice(0, longestTopic - 1)}…` : topic;
}
