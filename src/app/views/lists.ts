import { readEntry } from '../../domain/entries';
import type { StandingEntry } from '../../domain/standing';
import { dateIn, formatMoment } from '../../domain/time/format';
import { incidentLabel } from '../../domain/titles';
import { excerpt } from '../../domain/words/excerpt';
import type { IncidentRow } from '../../ports/incident-store';
import type { Line, Message, Piece } from '../../report/message';
import { durationBetween } from '../figures';
import { section, undone } from './state';

/** The open incidents and the latest that are not, with a way to start one. `problems`: what is not done in Slack. */
export function listMessage(
  rows: readonly IncidentRow[],
  zone: string,
  problems: readonly string[],
): Message {
  const open = rows.filter((row) => row.status !== 'closed');
  const closed = rows.filter((row) => row.status === 'closed').slice(0, 5);
  const pieces: Piece[] = [
    ...(open.length === 0
      ? [{ piece: 'text' as const, lines: [['No incident is open.']] }]
      : section(
          'Open incidents',
          open.map((row) => rowLine(row, zone)),
        )),
    ...section(
      'Latest closed',
      closed.map((row) => rowLine(row, zone)),
    ),
    ...undone(problems),
    {
      piece: 'buttons',
      buttons: [{ action: 'start', label: 'Start an incident', style: 'danger', value: 'start' }],
    },
  ];
  return { summary: open.length === 0 ? 'No incident is open.' : `${open.length} open`, pieces };
}

/** What a search found: the incident, and the entry that holds most of the words as it stands, if one does. */
export interface Match {
  readonly row: IncidentRow;
  readonly said: StandingEntry | undefined;
}

/** What a search found, best first, each with the words around what was looked for. */
export function searchMessage(
  found: readonly Match[],
  words: readonly string[],
  zone: string,
): Message {
  const what = `“${words.join(' ')}”`;
  if (found.length === 0) {
    const summary = `Nothing on record has all the words of ${what}.`;
    return { summary, pieces: [{ piece: 'text', lines: [[summary]] }] };
  }
  const summary = `Found ${what} in ${found.length === 1 ? 'one incident' : `${found.length} incidents`}`;
  return {
    summary,
    pieces: section(
      summary,
      found.map(({ row, said }) => [...rowLine(row, zone), ...saidLine(said, words, zone)]),
    ),
  };
}

/** So much of an entry tells what it is about, in UTF-16 units. */
const excerptLength = 120;

/** `T5 2026-11-19 14:05 …restarted the *pool* at…`, in a line of its own. */
function saidLine(said: StandingEntry | undefined, words: readonly string[], zone: string): Line {
  if (said === undefined) return [];
  const { meta } = said.entry;
  const { headline, text } = readEntry(said.entry);
  const moment = formatMoment(meta.at, zone, { precision: meta.precision, withDate: true });
  const spans = excerpt(text, words, excerptLength).map((part) =>
    part.isHit ? { bold: part.text } : part.text,
  );
  const about = headline === '' ? '' : `${headline}: `;
  return ['\n', { bold: `T${meta.seq}` }, ` ${moment} ${about}`, ...spans];
}

/** `INC-7 Checkout returns errors (sev2, monitoring, lead Dana)` and its channel. */
export function rowLine(row: IncidentRow, zone: string): Line {
  const { number, title, severity, status, leadName, channelId, startedAt } = row;
  const took = durationBetween(row.startedAt, row.resolvedAt);
  const facts = [
    severity ?? 'no severity',
    status,
    leadName === undefined ? '' : `lead ${leadName}`,
    startedAt === undefined ? '' : `since ${dateIn(startedAt, zone)}`,
    took === undefined ? '' : `took ${took}`,
    row.isDrill ? 'drill' : '',
  ];
  const place: Line =
    channelId === undefined ? [] : [' ', { channel: channelId, name: `inc-${number}` }];
  return [
    { bold: incidentLabel(number) },
    ` ${title} (${facts.filter((fact) => fact !== '').join(', ')})`,
    ...place,
  ];
}
