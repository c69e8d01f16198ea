import type { Command } from '../commands/define-command';
import { entry } from '../commands/define-command';
import { plainWords } from '../commands/markup';
import type { Outcome, View } from '../commands/outcome';
import type { Request } from '../commands/request';
import type { Decision, Refusal } from '../domain/decision';
import { accept, refuse } from '../domain/decision';
import { initialState } from '../domain/incident-state';
import { missingFrom } from '../domain/missing';
import { isClosed } from '../domain/moments';
import type { Source } from '../domain/vocabulary';
import type { PersonRecord } from '../ports/people';
import type { Message } from '../report/message';
import { isClosedAfter } from './channel-lookup';
import type { Recorded } from './decisions';
import type { Deps } from './deps';
import type { Reply } from './desk';
import type { IncidentBook } from './incident-book';
import { type IncidentInHand, NoIncident } from './incident-in-hand';
import { nameOf, packValue } from './names';
import type { Origin } from './origin';
import { channelInUse, isReopening } from './reopening';
import { receipt, refusalReply } from './replies';
import { requestFor } from './request-for';
import { missingMessage } from './views/close';

/** A command for one incident, from whichever door: a slash command, a form, a button. */
export interface Order {
  readonly incident: Pick<IncidentInHand, 'id'>;
  readonly command: Command;
  /** The words after the command's name, escaped as Slack sends them. */
  readonly markup: string;
  readonly person: PersonRecord;
  readonly channelId: string;
  readonly source: Source;
  /** The incident is closed, and is to be opened again for it. */
  readonly reopens?: true;
  /** The moment, where it was asked for apart from the words. */
  readonly apart?: Request['apart'];
}

/** What an order came to, before it is put in words. */
export type Result =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'recorded'; readonly message: Message }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'view'; readonly view: View; readonly incident: IncidentInHand }
  | { readonly kind: 'ask'; readonly ask: Asked; readonly incident: IncidentInHand };

/** The forms a command may ask for. */
export type Asked = 'start' | 'update' | 'paste' | 'moments';

export function originOf(person: PersonRecord, source: Source): Origin {
  return { by: { id: person.id, name: person.name }, source };
}

/** Runs a command that needs no incident. */
export function runLoose(deps: Deps, order: Omit<Order, 'incident' | 'source'>): Outcome {
  const { command, person, channelId, markup } = order;
  const nothing = { state: initialState, log: [] };
  return command.run(requestFor(deps, person, channelId, nothing), markup);
}

/** Runs a command on its incident and records what it decides. */
export async function carryOut(deps: Deps, book: IncidentBook, order: Order): Promise<Result> {
  const origin = originOf(order.person, order.source);
  const { id } = order.incident;
  const mayReopen = order.reopens === true || order.command.name === 'reopen';
  const inTheWay = mayReopen ? await channelInUse(deps.incidents, id) : undefined;
  const decide = (incident: IncidentInHand) => {
    const decided = decideOn(deps, order, incident);
    return inTheWay !== undefined && isReopening(decided) ? inTheWay : decided;
  };
  return toResult(book, order, await book.record(id, origin, decide));
}

/**
 * The same, as long as no entry after so many has closed the incident; undefined, and nothing recorded, where one has, or
 * where it was removed.
 */
export async function carryOutIfOpen(
  deps: Deps,
  book: IncidentBook,
  order: Order,
  openUntil: number,
): Promise<Result | undefined> {
  const decide = (incident: IncidentInHand) =>
    isClosedAfter(incident, openUntil) ? over : decideOn(deps, order, incident);
  try {
    const origin = originOf(order.person, order.source);
    const { outcome, incident, entries } = await book.record(order.incident.id, origin, decide);
    return 'isOver' in outcome ? undefined : toResult(book, order, { outcome, incident, entries });
  } catch (error) {
    if (error instanceof NoIncident) return undefined;
    throw error;
  }
}

const over = { isOver: true } as const;

type Decided = Outcome | { readonly reopenFirst: true };

function decideOn(deps: Deps, order: Order, { log, state }: IncidentInHand): Decided {
  const { command, markup, person, channelId } = order;
  const isInTheWay = command.whenClosed === 'reopens' && isClosed(state);
  if (isInTheWay && !order.reopens) return { reopenFirst: true };
  if (!isInTheWay && order.reopens) return openAgain;
  const told = requestFor(deps, person, channelId, { state, log });
  const request = order.apart === undefined ? told : { ...told, apart: order.apart };
  const decided = command.run(request, markup);
  return order.reopens ? withReopening(decided) : decided;
}

function toResult(
  book: IncidentBook,
  order: Order,
  { outcome, incident, entries }: Recorded<Decided>,
): Result | Promise<Result> {
  const { command, person, source } = order;
  if ('reopenFirst' in outcome) return { kind: 'reply', reply: askToReopen(order, incident) };
  if ('close' in outcome) {
    const closing = close(book, incident, originOf(person, source), false);
    return closing.then((reply) => ({ kind: 'reply', reply }));
  }
  if ('show' in outcome) return { kind: 'view', view: outcome, incident };
  // A form that is asked for needs the incident open, and may come with the entry that opens it.
  if ('ask' in outcome) return { kind: 'ask', ask: outcome.ask, incident };
  if ('open' in outcome) throw new Error(`${command.name} opens an incident, and was run on one`);
  return resultOf(outcome, incident, entries, person);
}

/** Pressed twice, or by two people: the first one counts. */
const openAgain = refuse(
  'unchanged',
  'It was reopened already. If this is still to be done, send it.',
);

/** The incident is opened again together with what was to be done, or not at all. */
function withReopening(decided: Outcome): Outcome {
  const reopened = entry('reopened', { text: '' });
  if ('ask' in decided) return { ...decided, ...accept(reopened) };
  return 'entries' in decided ? { ...decided, entries: [reopened, ...decided.entries] } : decided;
}

function resultOf(
  outcome: Decision,
  incident: IncidentInHand,
  entries: Parameters<typeof receipt>[1],
  person: PersonRecord,
): Result {
  if (!outcome.ok) return { kind: 'refused', refusal: outcome };
  const assumed = outcome.entries.flatMap((one) => one.moment?.assumed ?? []);
  const message = receipt(incident, entries, person.zone, [
    ...assumed,
    ...(outcome.remark ? [outcome.remark] : []),
  ]);
  return { kind: 'recorded', message };
}

/** A button's value holds 2,000 characters; what does not fit is given back to be sent again. */
const longestCarried = 1800;

/** The incident is closed, and the command says that it goes on. */
function askToReopen({ command, markup }: Order, incident: IncidentInHand): Reply {
  const typed = `/incident ${command.name} ${plainWords(markup)}`.trim();
  const carried = packValue(incident.id, command.name, markup);
  const fits = carried.length <= longestCarried;
  const summary = `${nameOf(incident.state)} is closed.`;
  return {
    kind: 'message',
    message: {
      summary,
      pieces: [
        {
          piece: 'text',
          lines: [
            [summary],
            [fits ? 'Reopen it and carry this out?' : 'Reopen it, then send this again:'],
          ],
        },
        { piece: 'pre', text: typed },
        {
          piece: 'buttons',
          buttons: [
            fits
              ? {
                  action: 'reopen-and-do',
                  label: 'Reopen and do it',
                  style: 'primary',
                  value: carried,
                }
              : {
                  action: 'reopen',
                  label: 'Reopen',
                  style: 'primary',
                  value: packValue(incident.id),
                },
          ],
        },
      ],
    },
  };
}

/** Closes, or lists privately what is missing first; `anyway` closes all the same. */
export async function close(
  book: IncidentBook,
  before: IncidentInHand,
  origin: Origin,
  anyway: boolean,
): Promise<Reply> {
  const { outcome, incident } = await book.record<Decision | { incomplete: true }>(
    before.id,
    origin,
    ({ state }) => {
      if (isClosed(state))
        return { ok: false, reason: 'unchanged', message: 'It is closed already.' };
      if (!anyway && missingFrom(state).length > 0) return { incomplete: true };
      return accept(entry('closed', {}));
    },
  );
  if ('incomplete' in outcome) return { kind: 'message', message: missingMessage(incident) };
  if (!outcome.ok) return refusalReply(outcome);
  const summary = `${nameOf(incident.state)} is closed. The report is on its way to the channel.`;
  return { kind: 'message', message: { summary, pieces: [{ piece: 'text', lines: [[summary]] }] } };
}
