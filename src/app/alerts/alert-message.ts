import { formatDuration, formatMoment } from '../../domain/time/format';
import { diffMs } from '../../domain/time/instant';
import { incidentLabel } from '../../domain/titles';
import type { AlertGroup, AlertSourceName } from '../../ports/alerts';
import type { IncidentRow } from '../../ports/incident-store';
import type { Button, Line, Message, Piece } from '../../report/message';
import type { IncidentInHand } from '../incident-in-hand';
import { channelSpan, labelOf, packValue } from '../names';

/** More of them make a row that nobody reads. */
export const mostOffered = 4;

export interface AlertShown {
  readonly group: AlertGroup;
  /** The incidents it may be added to, newest first. */
  readonly open: readonly IncidentRow[];
  /** The one it belongs to. */
  readonly incident: IncidentInHand | undefined;
  readonly zone: string;
}

/** One group of alerts, as it is now. What it says is data, and mentions nobody. */
export function alertMessage(shown: AlertShown): Message {
  const { group } = shown;
  const state = group.state === 'firing' ? 'Alert' : 'Resolved';
  const pieces: Piece[] = [
    { piece: 'text', lines: [[group.state === 'firing' ? '🔥 ' : '✅ ', { bold: group.title }]] },
    ...(group.text === '' ? [] : [{ piece: 'quote', lines: [[group.text]] } as const]),
    { piece: 'small', lines: [facts(shown), ...answerLine(shown)] },
  ];
  const buttons = buttonsFor(shown);
  if (buttons.length > 0) pieces.push({ piece: 'buttons', buttons });
  return { summary: `${state}: ${group.title}`, pieces };
}

function facts({ group, zone }: AlertShown): Line {
  const { startedAt, resolvedAt, count, lastAt, toldAt, url } = group;
  const moment = (at: string) =>
    formatMoment(at, zone, {
      withZone: true,
      withDate: at.slice(0, 'YYYY-MM-DD'.length) !== toldAt.slice(0, 'YYYY-MM-DD'.length),
    });
  const told = count > 1 ? `told ${count} times, last at ${moment(lastAt)}` : '';
  const course =
    resolvedAt === undefined
      ? `firing since ${moment(startedAt)}`
      : `fired at ${moment(startedAt)}, resolved at ${moment(resolvedAt)} after ${formatDuration(diffMs(startedAt, resolvedAt))}`;
  const words = [sourceLabels[group.source], course, told].filter(Boolean);
  return url === undefined
    ? [words.join(' · ')]
    : [`${words.join(' · ')} · `, { link: url, label: 'look there' }];
}

const sourceLabels: Readonly<Record<AlertSourceName, string>> = {
  alertmanager: 'Alertmanager',
  grafana: 'Grafana',
  pagerduty: 'PagerDuty',
  json: 'Alert',
};

function answerLine({ group: { answer }, incident }: AlertShown): readonly Line[] {
  if (answer === undefined) return [];
  if (answer.kind === 'ignored') return [[`Ignored by ${answer.byName}`]];
  const label = incident === undefined ? 'an incident' : labelOf(incident.state);
  const said =
    answer.kind === 'started'
      ? `${answer.byName} started ${label}`
      : `Added to ${label} by ${answer.byName}`;
  const place = incident === undefined ? [] : channelSpan(incident.state);
  return [place.length === 0 ? [said] : [`${said}: `, ...place]];
}

/** What is over, or was answered, asks nothing more. */
function buttonsFor({ group, open }: AlertShown): readonly Button[] {
  if (group.state === 'resolved' || group.answer !== undefined) return [];
  return [
    { action: 'alert-start', label: 'Start incident', style: 'primary', value: group.id },
    ...open.slice(0, mostOffered).map(
      ({ id, number }): Button => ({
        action: 'alert-add',
        label: `Add to ${incidentLabel(number)}`,
        value: packValue(id, group.id),
      }),
    ),
    { action: 'alert-ignore', label: 'Ignore', value: group.id },
  ];
}
