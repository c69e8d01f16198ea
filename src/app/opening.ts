import { entry } from '../commands/define-command';
import type { NewEntry } from '../domain/entries';
import { addMs, DAY, diffMs, type Iso, MINUTE } from '../domain/time/instant';
import { incidentLabel, isMuchTheSame, titleProblem } from '../domain/titles';
import type { Source } from '../domain/vocabulary';
import type { IncidentRow } from '../ports/incident-store';
import type { PersonRecord } from '../ports/people';
import type { Line, Message } from '../report/message';
import { maySee } from './access';
import { type CarriedOpening, packOpening } from './carried-opening';
import { originOf } from './carry-out';
import type { Deps } from './deps';
import type { Reply } from './desk';
import type { IncidentBook } from './incident-book';
import type { IncidentInHand } from './incident-in-hand';
import { channelSpan, nameOf } from './names';
import type { Origin } from './origin';
import { say } from './replies';
import { type Place, placeOf } from './this-channel';

export interface OpeningOrder extends CarriedOpening {
  readonly person: PersonRecord;
  readonly channelId: string;
  readonly source: Source;
  /** Asked already about an incident with much the same title. */
  readonly isSure: boolean;
}

/** Opens an incident, unless the same person just did, or much the same one is open and nobody was asked yet. */
export async function openIncident(
  deps: Deps,
  book: IncidentBook,
  order: OpeningOrder,
): Promise<Reply> {
  if (order.person.isGuest) return guestsDoNotStart(order.opening.title);
  const problem = titleProblem(order.opening.title);
  if (problem !== undefined) return notOpened(problem, order.opening.title);
  const place = order.opening.usesThisChannel ? await placeFor(deps, order) : anywhere;
  if ('problem' in place) return notOpened(place.problem, order.opening.title);
  const { opening } = order;
  const placed = {
    ...order,
    opening: { ...opening, isPrivate: opening.isPrivate || place.isPrivate },
  };
  // One at a time for a workspace, so that the same command sent twice finds the first one's incident.
  return deps.inLane(`open ${order.person.workspaceId}`, () =>
    openPlaced(deps, book, placed, place),
  );
}

const anywhere: Place = { isPrivate: false };

function placeFor(deps: Deps, { person, channelId, source }: OpeningOrder): Promise<Place> {
  return placeOf(deps, person, channelId, source === 'command');
}

async function openPlaced(
  deps: Deps,
  book: IncidentBook,
  order: OpeningOrder,
  { remark }: { readonly remark?: string },
): Promise<Reply> {
  const open = await deps.incidents.list(order.person.workspaceId, { open: true, limit: 200 });
  const own = justOpened(deps, open, order);
  if (own !== undefined) return already(own);
  const occupied =
    order.opening.usesThisChannel && open.find((row) => row.channelId === order.channelId);
  if (occupied) {
    const label = incidentLabel(occupied.number);
    const problem = `This channel is ${label}'s already: leave out --here, or close that one first.`;
    return notOpened(problem, order.opening.title);
  }
  const alike = order.isSure ? undefined : await findAlike(deps, open, order);
  if (alike !== undefined) return askWhichOne(alike, order, deps.clock.now());
  return (await openFor(deps, book, order, [], remark)).reply;
}

/** Opens an incident without asking anything more; `noticed` is on record from the beginning. */
export async function openFor(
  deps: Deps,
  book: IncidentBook,
  order: OpeningOrder,
  noticed: readonly NewEntry[],
  remark?: string,
): Promise<{ readonly incident: IncidentInHand; readonly reply: Reply }> {
  const first = firstEntries(order, deps.clock.now());
  const incident = await book.open(order.person.workspaceId, originFor(order), (number) => [
    ...first(number),
    ...noticed,
  ]);
  return { incident, reply: opened(book, incident, remark) };
}

/** Who may start one, with the title given back where there was one. */
export function guestsDoNotStart(title = ''): Reply {
  return notOpened(
    'Guests cannot start an incident: ask a full member of the workspace to type /incident start.',
    title,
  );
}

function notOpened(problem: string, title: string): Reply {
  return say(problem, [[problem], ...(title === '' ? [] : [['You wrote: ', title]])]);
}

function originFor({ person, source, message, permalink }: OpeningOrder): Origin {
  return {
    ...originOf(person, source),
    ...(message && { message }),
    ...(permalink !== undefined && { permalink }),
  };
}

/** Whoever opens it leads from now on; in a write-up of something long over, from its beginning. */
function firstEntries({ opening, person, channelId }: OpeningOrder, now: Iso) {
  const { title, severity, isPrivate, isDrill, usesThisChannel, moment } = opening;
  const lead = { role: 'lead', person: { id: person.id, name: person.name }, text: '' };
  const isLongAgo = moment !== undefined && diffMs(moment.at, now) > DAY;
  return (number: number): readonly NewEntry[] => [
    entry(
      'opened',
      {
        number,
        title,
        isPrivate,
        isDrill,
        channelId,
        usesThisChannel,
        ...(severity && { severity }),
      },
      moment,
    ),
    entry('role-assigned', lead, isLongAgo ? moment : undefined),
    ...(usesThisChannel ? [entry('channel-linked', { channelId, name: '' })] : []),
  ];
}

/** The channel takes a moment: where it is comes later. */
function opened(book: IncidentBook, { id, state }: IncidentInHand, remark?: string): Reply {
  const place: Line = state.channel
    ? [['It uses this channel.', remark ?? ''].join(' ').trim()]
    : ['Its channel is being made; you will be invited.'];
  const lines: Line[] = [[{ bold: nameOf(state) }, ' is open, and you lead it.'], place];
  const message: Message = {
    summary: `${nameOf(state)} is open`,
    pieces: [{ piece: 'text', lines }],
  };
  return state.channel
    ? { kind: 'message', message }
    : { kind: 'message', message, later: () => channelNews(book, id) };
}

const waitForChannelMs = 30_000;
const lookEveryMs = 100;

async function channelNews(book: IncidentBook, id: string): Promise<Message | undefined> {
  for (let waited = 0; waited < waitForChannelMs; waited += lookEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    const incident = await book.load(id);
    if (incident?.state.channel === undefined) continue;
    const summary = `${nameOf(incident.state)} has its channel`;
    return {
      summary,
      pieces: [{ piece: 'text', lines: [[summary, ': ', ...channelSpan(incident.state)]] }],
    };
  }
  return undefined;
}

/** The same title by the same person within a minute is the same command sent again. */
function justOpened(
  { clock }: Deps,
  open: readonly IncidentRow[],
  { person, opening }: OpeningOrder,
) {
  const since = addMs(clock.now(), -MINUTE);
  return open.find(
    (row) =>
      row.openedBy === person.id &&
      row.openedRecordedAt >= since &&
      row.title === opening.title &&
      row.isDrill === opening.isDrill &&
      row.isPrivate === opening.isPrivate,
  );
}

function already(row: IncidentRow): Reply {
  const name = `${incidentLabel(row.number)}: ${row.title}`;
  return say(`${name} is open already`, [
    [{ bold: name }, ' is open: you started it a moment ago.', ...place(row)],
  ]);
}

function place({ channelId, number }: IncidentRow): Line {
  return channelId === undefined
    ? []
    : [' It is in ', { channel: channelId, name: `inc-${number}` }, '.'];
}

async function findAlike(deps: Deps, open: readonly IncidentRow[], order: OpeningOrder) {
  for (const row of open) {
    if (row.isDrill !== order.opening.isDrill || !isMuchTheSame(row.title, order.opening.title))
      continue;
    if (await maySee(deps.chats, order.person, row, {})) return row;
  }
  return undefined;
}

/** The moment of asking is kept: whatever is answered when, it began then. */
function askWhichOne(row: IncidentRow, order: OpeningOrder, now: Iso): Reply {
  const { opening, message, permalink } = order;
  const moment = opening.moment ?? { at: now, precision: 'exact' };
  const carry = packOpening({
    opening: { ...opening, moment },
    ...(message && { message }),
    ...(permalink !== undefined && { permalink }),
  });
  const label = incidentLabel(row.number);
  return say(
    `${label} may be the same incident`,
    [
      [{ bold: `${label}: ${row.title}` }, ' is open and sounds much the same.', ...place(row)],
      ['You wanted to start: ', opening.title],
    ],
    [
      { action: 'join', label: `Join ${label}`, style: 'primary', value: row.id },
      { action: 'open-anyway', label: 'Open anyway', value: carry },
    ],
  );
}
