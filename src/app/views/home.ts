import type { Escalation, Handover } from '../../domain/incident-state';
import { formatMoment } from '../../domain/time/format';
import { incidentLabel } from '../../domain/titles';
import type { IncidentRow, OwnedAction } from '../../ports/incident-store';
import type { PersonRecord } from '../../ports/people';
import type { Button, Line, Piece } from '../../report/message';
import { packValue } from '../names';
import { rowLine } from './lists';

/** All that somebody's App Home is made of; only incidents they may see. */
export interface HomeView {
  readonly person: PersonRecord;
  readonly open: readonly IncidentRow[];
  readonly escalations: readonly Waiting<Escalation>[];
  readonly handovers: readonly Waiting<Handover>[];
  readonly actions: readonly Waiting<OwnedAction>[];
  /** The latest that are closed. */
  readonly recent: readonly IncidentRow[];
}

export interface Waiting<Item> {
  readonly row: IncidentRow;
  readonly item: Item;
}

/** Slack shows 100 blocks, and nobody reads that many. */
const mostItems = 10;
const mostOpen = 20;

/** What somebody has to do and what is going on. It changes with the record alone, so that time passing costs no call. */
export function homePieces(view: HomeView): readonly Piece[] {
  const { person, open, recent } = view;
  const waiting = waitingFor(view);
  const isQuiet = open.length + waiting.length + recent.length === 0;
  return [
    ...(person.isGuest ? [] : [startButton]),
    ...(isQuiet ? [nothingYet(person)] : []),
    ...headed('Waiting for you', waiting),
    ...headed('Open incidents', isQuiet ? [] : openPieces(view)),
    ...headed('Recent postmortems', recentPieces(view)),
    {
      piece: 'small',
      lines: [['Kept current for a day after you open it. Moments are in your own zone.']],
    },
  ];
}

const startButton: Piece = {
  piece: 'buttons',
  buttons: [{ action: 'start', label: 'Start an incident', style: 'danger', value: 'start' }],
};

function nothingYet({ isGuest }: PersonRecord): Piece {
  const begin: Line = isGuest
    ? ['Nothing is going on in your channels. Incidents you are invited to show here.']
    : [
        'No incident is on record yet. When something breaks, press the button above or type ',
        { code: '/incident start what is wrong' },
        ' in any channel.',
      ];
  return {
    piece: 'text',
    lines: [
      begin,
      [
        'In its channel, 📌 on a message puts it on record, and ',
        { code: '/incident' },
        ' shows what to do next.',
      ],
    ],
  };
}

function headed(text: string, pieces: readonly Piece[]): readonly Piece[] {
  return pieces.length === 0 ? [] : [{ piece: 'header', text }, ...pieces];
}

function waitingFor({ escalations, handovers, actions, person }: HomeView): readonly Piece[] {
  const asked = escalations.map((one) => escalationPieces(one, person.zone));
  const offered = handovers.map(handoverPieces);
  const owned = actions.map(actionPieces);
  return [...shortened(asked), ...shortened(offered), ...shortened(owned)].flat();
}

function shortened(items: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  const left = items.length - mostItems;
  if (left <= 0) return items;
  return [...items.slice(0, mostItems), [{ piece: 'small', lines: [[`… and ${left} more.`]] }]];
}

function escalationPieces({ row, item }: Waiting<Escalation>, zone: string): readonly Piece[] {
  const { id, by, text, at, precision } = item;
  const moment = formatMoment(at, zone, { precision, withDate: true, withZone: true });
  return withButton(
    [
      [{ bold: `${by.name} asks for your help` }, ' in ', ...place(row)],
      [`${id}: ${text} (${moment})`],
    ],
    { action: 'acknowledge', label: 'Acknowledge', style: 'primary', value: packValue(row.id, id) },
  );
}

function handoverPieces({ row, item }: Waiting<Handover>): readonly Piece[] {
  const { by, text, seq } = item;
  return withButton(
    [
      [{ bold: `${by.name} hands the lead over to you` }, ' in ', ...place(row)],
      ...(text === '' ? [] : [[text]]),
    ],
    { action: 'accept-handover', label: 'Accept', style: 'primary', value: packValue(row.id, seq) },
  );
}

function actionPieces({ row, item }: Waiting<OwnedAction>): readonly Piece[] {
  const { id, text, due } = item;
  return withButton(
    [[{ bold: `${id} ` }, text, due === undefined ? '' : ` (due ${due})`, ' of ', ...place(row)]],
    { action: 'done', label: 'Done', value: packValue(row.id, id) },
  );
}

function withButton(lines: readonly Line[], button: Button): readonly Piece[] {
  return [
    { piece: 'text', lines },
    { piece: 'buttons', buttons: [button] },
  ];
}

/** `INC-7: Checkout returns errors` and its channel. */
function place({ number, title, channelId }: IncidentRow): Line {
  const name = `${incidentLabel(number)}: ${title}`;
  return channelId === undefined
    ? [name]
    : [name, ' ', { channel: channelId, name: `inc-${number}` }];
}

function openPieces({ open, person }: HomeView): readonly Piece[] {
  if (open.length === 0) return [{ piece: 'text', lines: [['No incident is open.']] }];
  const items = open.slice(0, mostOpen).map((row) => rowLine(row, person.zone));
  const left = open.length - mostOpen;
  const more: Line[] = left > 0 ? [[`… and ${left} more: `, { code: '/incident list' }]] : [];
  return [{ piece: 'bullets', items: [...items, ...more] }];
}

function recentPieces({ recent, person }: HomeView): readonly Piece[] {
  if (recent.length === 0) return [];
  const buttons = recent.map(({ id, number }) => ({
    action: 'preview',
    label: `Read ${incidentLabel(number)}`,
    value: packValue(id),
  }));
  return [
    { piece: 'bullets', items: recent.map((row) => rowLine(row, person.zone)) },
    { piece: 'buttons', buttons },
  ];
}
