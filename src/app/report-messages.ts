import { durationMs, holderOf, severityOf } from '../domain/moments';
import { replay } from '../domain/replay';
import { formatDuration } from '../domain/time/format';
import type { Line, Message, Piece } from '../report/message';
import { type ReportModel, reportModel } from '../report/model';
import { splitPieces } from '../report/split-pieces';
import type { Deps } from './deps';
import type { IncidentInHand } from './incident-in-hand';
import { nameOf, packValue } from './names';

/** Slack takes 50 blocks; a piece may need more than one of them, and a message this long is still read. */
const perMessage = { maxCharacters: 8_000, maxPieces: 24 };

/** The report as data, as of entry `version` if one is given. */
export async function modelOf(
  deps: Deps,
  incident: IncidentInHand,
  version?: number,
): Promise<ReportModel> {
  const log = version === undefined ? incident.log : incident.log.slice(0, version);
  const state = log === incident.log ? incident.state : replay(log);
  const attachments = await deps.attachments.list(incident.id);
  return reportModel({ state, log, attachments, zone: deps.settings.reportZone });
}

/** The whole report, as many messages as it takes. */
export function reportMessages(deps: Deps, model: ReportModel): readonly Message[] {
  const parts = splitPieces(deps.renderer.pieces(model), perMessage);
  return parts.map((pieces, index) => ({
    summary:
      parts.length === 1 ? model.heading : `${model.heading} (${index + 1} of ${parts.length})`,
    pieces,
  }));
}

/** The report so far, for one person. */
export async function previewMessages(
  deps: Deps,
  incident: IncidentInHand,
): Promise<readonly Message[]> {
  const messages = reportMessages(deps, await modelOf(deps, incident));
  const note: Piece = {
    piece: 'small',
    lines: [
      [
        'The report so far. Only you can see this. It is posted to the channel when the incident is closed.',
      ],
    ],
  };
  return messages.map((message, index) =>
    index === 0 ? { ...message, pieces: [note, ...message.pieces] } : message,
  );
}

/** The outcome in three lines, with what can be done next. */
export function resultMessage({ id, state }: Pick<IncidentInHand, 'id' | 'state'>): Message {
  const took = durationMs(state);
  const lead = holderOf(state, 'lead');
  const facts = [
    severityOf(state) ?? 'no severity',
    took === undefined ? 'not resolved' : `resolved after ${formatDuration(took)}`,
    lead === undefined ? '' : `led by ${lead.name}`,
  ];
  const lines: Line[] = [
    [{ bold: `${nameOf(state)} is closed` }],
    [facts.filter((fact) => fact !== '').join(' · ')],
    [causeLine(state.causes[0]?.text)],
  ];
  const value = packValue(id);
  return {
    summary: `${nameOf(state)} is closed`,
    pieces: [
      { piece: 'text', lines },
      {
        piece: 'buttons',
        buttons: [
          { action: 'amend', label: 'Edit', value },
          { action: 'say', label: 'Add action item', value: packValue(id, 'action') },
          { action: 'reopen', label: 'Reopen', value },
          {
            action: 'archive',
            label: 'Archive',
            value,
            confirm: {
              title: 'Archive the channel?',
              text: 'It becomes read-only. The record and the report stay.',
              yes: 'Archive',
            },
          },
        ],
      },
    ],
  };
}

function causeLine(cause: string | undefined): string {
  if (cause === undefined) return 'No root cause is on record.';
  const [first = ''] = cause.split('\n');
  return `Root cause: ${first.length > 300 ? `${first.slice(0, 300)}…` : first}`;
}
