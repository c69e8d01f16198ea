import { findCommand } from '../commands';
import { firstWord } from '../commands/args';
import type { Command } from '../commands/define-command';
import { plainWords } from '../commands/markup';
import { refuse } from '../domain/decision';
import { dateIn } from '../domain/time/format';
import { addMs } from '../domain/time/instant';
import { incidentLabel } from '../domain/titles';
import type { IncidentRow } from '../ports/incident-store';
import type { PersonRecord } from '../ports/people';
import type { Form } from '../report/message';
import { isOneOfUs, seesAtOnce } from './access';
import { type AtOnce, followedBy } from './at-once';
import {
  type Asked,
  carryOut,
  carryOutIfOpen,
  type Order,
  type Result,
  runLoose,
} from './carry-out';
import { type ChannelsIncident, isClosedAfter } from './channel-lookup';
import type { Deps } from './deps';
import type { CommandRequest, Reply } from './desk';
import { momentsForm } from './forms/moments';
import { pasteForm } from './forms/paste';
import { startForm } from './forms/start';
import { updateForm } from './forms/update';
import type { IncidentInHand } from './incident-in-hand';
import { guestsDoNotStart, openIncident } from './opening';
import { refusalReply, say, whoIsThis } from './replies';
import type { Room } from './room';
import { show } from './show';

/** `/incident …`: finds the command and the incident meant, carries it out, and says what came of it. */
export function giveCommand(room: Room, request: CommandRequest): Promise<Reply> {
  const found = room.directory.find(request.workspaceId, request.userId);
  const give = (person: PersonRecord) => giveTo(room, request, person, false);
  return found instanceof Promise ? found.then(give) : give(found);
}

/** `anew`: which incident is meant is looked up, whatever is remembered. */
async function giveTo(
  room: Room,
  request: CommandRequest,
  person: PersonRecord,
  anew: boolean,
): Promise<Reply> {
  if (!isOneOfUs(person)) return say('Only people of this workspace can use /incident.');
  const { number, markup } = leadingIncident(request.text);
  const { word, rest } = firstWord(markup);
  const typed = `/incident ${plainWords(request.text)}`;
  const command = word === '' ? undefined : findCommand(plainWords(word));
  if (command !== undefined && 'didYouMean' in command)
    return unknownCommand(plainWords(word), command.didYouMean, typed);
  const isLoose = command?.needsIncident === false;
  const meant = findRow(room, person, request, { number, anew, isLoose });
  const row = meant instanceof Promise ? await meant : meant;
  if (number !== undefined && row === undefined)
    return noSuchIncident(room.deps, number, typed, person);
  if (command === undefined) return nothingAsked(room, request, person, row);
  if (isLoose) return giveLoose(room, { command, markup: rest, person, request, typed });
  if (row === undefined) return noIncidentHere(command, typed, person);
  const result = await resultOf(room, request, row, { command, markup: rest, person });
  return result === undefined
    ? giveTo(room, request, person, true)
    : replyTo(room, result, { command, person, channelId: request.channelId }, typed);
}

/** Undefined where what was remembered is closed: it has to be looked up which incident is meant. */
function resultOf(
  { deps, book }: Room,
  { channelId }: CommandRequest,
  meant: Meant,
  asked: Pick<Order, 'command' | 'markup' | 'person'>,
): Promise<Result | undefined> {
  // The book loads it where it has to.
  const order = { incident: { id: meant.id }, channelId, source: 'command', ...asked } as const;
  const openUntil = openUntilOf(meant);
  return openUntil === undefined
    ? carryOut(deps, book, order)
    : carryOutIfOpen(deps, book, order, openUntil);
}

/** Of one that is remembered: another process may have closed it since, and opened the next one in its channel. */
function openUntilOf(meant: Meant): number | undefined {
  return 'openUntil' in meant ? meant.openUntil : undefined;
}

/** `INC-7 note …` or `7 note …`: the incident's number, and the rest. */
function leadingIncident(text: string): { number: number | undefined; markup: string } {
  const match = /^\s*(?:INC[-\s]?|#)(\d{1,9})(?=\s|$)([\s\S]*)$/i.exec(text);
  if (match === null) return { number: undefined, markup: text };
  return { number: Number(match[1]), markup: match[2] ?? '' };
}

type Meant = IncidentRow | ChannelsIncident;

/** What says which incident is meant, beside the channel. */
interface Pointer {
  readonly number: number | undefined;
  readonly anew: boolean;
  /** The command needs none. */
  readonly isLoose: boolean;
}

/** The incident meant: the one named, else the one whose channel this is. Somebody who may not see it finds none. */
function findRow(
  room: Room,
  person: PersonRecord,
  { workspaceId, channelId }: CommandRequest,
  { number, anew, isLoose }: Pointer,
): AtOnce<Meant | undefined> {
  // What needs no incident does not wait for one whose channel is being made.
  if (isLoose && number === undefined) return undefined;
  const found: AtOnce<Meant | undefined> =
    number === undefined
      ? incidentHere(room, workspaceId, channelId, anew)
      : room.deps.incidents.find(workspaceId, number);
  return followedBy(found, (row) => {
    if (row === undefined) return undefined;
    const sees = seesAtOnce(room.deps.chats, person, row, { typedIn: channelId });
    return followedBy(sees, (isSeen) => (isSeen ? row : undefined));
  });
}

const waitForLinkMs = 1_000;
const makingTakesMs = 30_000;
const lookEveryMs = 50;

function incidentHere(
  room: Room,
  workspaceId: string,
  channelId: string,
  anew: boolean,
): AtOnce<ChannelsIncident | undefined> {
  const here = room.incidentOf(workspaceId, channelId, anew);
  return followedBy(here, (row) => row ?? waitForLink(room, workspaceId, channelId, anew));
}

/** Slack shows a new channel to people before the bot has heard that it was made: then this waits a moment. */
async function waitForLink(
  { deps: { incidents, clock }, incidentOf }: Room,
  workspaceId: string,
  channelId: string,
  anew: boolean,
): Promise<ChannelsIncident | undefined> {
  const since = addMs(clock.now(), -makingTakesMs);
  for (let waited = 0; waited < waitForLinkMs; waited += lookEveryMs) {
    const open = await incidents.list(workspaceId, { open: true, since, limit: 50 });
    if (open.every((one) => one.channelId !== undefined)) return undefined;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    const row = await incidentOf(workspaceId, channelId, anew);
    if (row !== undefined) return row;
  }
  return undefined;
}

async function nothingAsked(
  room: Room,
  request: CommandRequest,
  person: PersonRecord,
  row: Meant | undefined,
): Promise<Reply> {
  const { channelId } = request;
  if (row === undefined && person.isUnknown) return nobodyKnows('/incident');
  const incident = row && (await room.book.load(row.id));
  const openUntil = row && openUntilOf(row);
  if (openUntil !== undefined && (!incident || isClosedAfter(incident, openUntil)))
    return giveTo(room, request, person, true);
  const view = { show: incident === undefined ? 'list' : 'state' } as const;
  return show(room.deps, view, { person, channelId }, incident);
}

interface Loose {
  readonly command: Command;
  readonly markup: string;
  readonly person: PersonRecord;
  readonly request: CommandRequest;
  readonly typed: string;
}

async function giveLoose(
  room: Room,
  { command, markup, person, request, typed }: Loose,
): Promise<Reply> {
  const { channelId } = request;
  const outcome = runLoose(room.deps, { command, markup, person, channelId });
  if ('ok' in outcome) {
    if (!outcome.ok) return refusalReply(outcome, typed, command);
    throw new Error(`${command.name} recorded without an incident`);
  }
  if ('show' in outcome) {
    if (person.isUnknown && outcome.show !== 'help') return nobodyKnows(typed);
    return show(room.deps, outcome, { person, channelId }, undefined);
  }
  if ('ask' in outcome) {
    if (person.isGuest) return guestsDoNotStart();
    return { kind: 'form', form: startForm(outcome.draft ?? {}, channelId) };
  }
  if ('close' in outcome) throw new Error(`${command.name} closes without an incident`);
  return openIncident(room.deps, room.book, {
    opening: outcome.open,
    person,
    channelId,
    source: 'command',
    isSure: false,
  });
}

/** Puts a result in words; a refusal gives back what was typed. */
export function replyTo(
  room: Room,
  result: Result,
  order: {
    readonly command: Command;
    readonly person: PersonRecord;
    readonly channelId: string;
  },
  typed?: string,
): Reply | Promise<Reply> {
  const { command, person, channelId } = order;
  switch (result.kind) {
    case 'refused':
      return refusalReply(result.refusal, typed, command);
    case 'recorded':
      return { kind: 'message', message: result.message };
    case 'reply':
      return result.reply;
    case 'view':
      return show(room.deps, result.view, { person, channelId }, result.incident);
    default:
      return { kind: 'form', form: formFor(result.ask, result.incident, person) };
  }
}

function formFor(ask: Asked, incident: IncidentInHand, person: PersonRecord): Form {
  switch (ask) {
    case 'update':
      return updateForm(incident);
    case 'moments':
      return momentsForm(incident, person.zone);
    case 'paste':
      return pasteForm(incident.id);
    case 'start':
      return startForm({}, incident.state.channel?.id ?? '');
    default:
      return ask satisfies never;
  }
}

function unknownCommand(word: string, didYouMean: readonly string[], typed: string): Reply {
  const meant = didYouMean.length === 0 ? '' : ` Did you mean ${didYouMean.join(' or ')}?`;
  const message = `There is no command “${word.slice(0, 80)}”.${meant}`;
  return refusalReply(refuse('unknown-command', message, didYouMean[0] ?? 'help'), typed);
}

/** Whoever might have seen an incident while it was on record is told that it was removed. */
async function noSuchIncident(
  { retention }: Deps,
  number: number,
  typed: string,
  person: PersonRecord,
): Promise<Reply> {
  if (person.isUnknown) return nobodyKnows(typed);
  const label = incidentLabel(number);
  const gone = person.isGuest ? undefined : await retention.removed(person.workspaceId, number);
  const message =
    gone === undefined || gone.isPrivate
      ? `There is no ${label} that you can see.`
      : `${label} was closed long ago, and removed from the record on ${dateIn(gone.removedAt, 'UTC')}. Ask whoever runs this bot for its report.`;
  return refusalReply(refuse('no-such-incident', message, 'list'), typed);
}

function nobodyKnows(typed: string): Reply {
  return refusalReply(refuse('not-allowed', whoIsThis), typed);
}

function noIncidentHere(command: Command, typed: string, person: PersonRecord): Reply {
  if (person.isUnknown) return nobodyKnows(typed);
  const message =
    'This is not the channel of an incident: run it there, or name the incident first.';
  return refusalReply(refuse('no-incident-here', message, `INC-7 ${command.example}`), typed);
}
