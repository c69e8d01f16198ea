import { entry } from '../../commands/define-command';
import type { AlertAnswer, AlertGroup } from '../../ports/alerts';
import type { PersonRecord } from '../../ports/people';
import { maySee } from '../access';
import { originOf } from '../carry-out';
import type { ButtonRequest, Reply } from '../desk';
import type { IncidentInHand } from '../incident-in-hand';
import { channelSpan, nameOf, unpackValue } from '../names';
import { guestsDoNotStart, openFor } from '../opening';
import { notTheirs, receipt, refusalReply, say } from '../replies';
import type { Room } from '../room';
import { noteOnce, wordsOfAlert } from './take-alerts';

interface Answering {
  readonly room: Room;
  readonly person: PersonRecord;
  readonly channelId: string;
  readonly group: AlertGroup;
  /** The one it is added to; empty where it is not. */
  readonly incidentId: string;
}

/** Whether a button is one of an alert's message. */
export function isAlertButton(action: string): boolean {
  return Object.hasOwn(answers, action);
}

/** What the buttons of an alert do. One at a time for each group: whoever is second is told what the first one did. */
export async function answerAlert(
  room: Room,
  { action, value = '', channelId = '' }: ButtonRequest,
  person: PersonRecord,
): Promise<Reply> {
  const { incidentId, rest } =
    action === 'alert-add' ? unpackValue(value) : { incidentId: '', rest: value };
  return room.deps.inLane(`alert ${rest}`, async () => {
    const group = await room.deps.alerts.get(rest);
    if (group?.workspaceId !== person.workspaceId) return say('That alert is no longer on record.');
    if (group.answer !== undefined) return answeredAlready(room, group.answer);
    const answer = answers[action];
    if (answer === undefined) throw new Error(`no answer to an alert is called ${action}`);
    return answer({ room, person, channelId, group, incidentId });
  });
}

const answers: Readonly<Record<string, (answering: Answering) => Promise<Reply>>> = {
  'alert-start': start,
  'alert-add': add,
  'alert-ignore': ignore,
};

async function answeredAlready({ book }: Room, answer: AlertAnswer): Promise<Reply> {
  if (answer.kind === 'ignored') return say(`${answer.byName} said to ignore it already.`);
  const incident = await book.load(answer.incidentId ?? '');
  if (incident === undefined) return say(`${answer.byName} was there first.`);
  const name = nameOf(incident.state);
  const said =
    answer.kind === 'started'
      ? `${answer.byName} started ${name} already.`
      : `${answer.byName} added it to ${name} already.`;
  return say(said, [[said, ' ', ...channelSpan(incident.state)]]);
}

/** The incident begins when the alert did, and that is how it was noticed. */
async function start(answering: Answering): Promise<Reply> {
  const { room, person, channelId, group } = answering;
  if (person.isGuest) return guestsDoNotStart();
  const { title, startedAt } = group;
  const begun = await startedBefore(room, group);
  if (begun !== undefined) {
    await keep(answering, { kind: 'started', incidentId: begun.id, byName: person.name });
    return say(`${nameOf(begun.state)} is open already.`);
  }
  const moment = { at: startedAt, precision: 'exact' } as const;
  const opening = { title, isPrivate: false, isDrill: false, usesThisChannel: false, moment };
  const order = { opening, person, channelId, source: 'button', isSure: true } as const;
  const noticed = entry('detected', { text: wordsOfAlert(group) }, moment);
  const { incident, reply } = await openFor(room.deps, room.book, order, [noticed]);
  await keep(answering, { kind: 'started', incidentId: incident.id, byName: person.name });
  return reply;
}

/** Opened for this alert by somebody whose process ended before it could say so. */
async function startedBefore(
  { deps, book }: Room,
  { workspaceId, title, startedAt }: AlertGroup,
): Promise<IncidentInHand | undefined> {
  const open = await deps.incidents.list(workspaceId, { open: true, limit: 50 });
  const row = open.find((one) => one.title === title && one.detectedAt === startedAt);
  return row && book.load(row.id);
}

async function add(answering: Answering): Promise<Reply> {
  const { room, person, group, channelId, incidentId } = answering;
  const row = await room.deps.incidents.get(incidentId);
  const isTheirs =
    row?.workspaceId === person.workspaceId &&
    (await maySee(room.deps.chats, person, row, { pressedIn: channelId }));
  if (!isTheirs) return say(notTheirs(person));
  const text = `Alert: ${wordsOfAlert(group)}`;
  const { outcome, incident, entries } = await room.book.record(
    incidentId,
    originOf(person, 'button'),
    (current) => noteOnce(current, text, group.startedAt),
  );
  await keep(answering, { kind: 'added', incidentId, byName: person.name });
  if (!outcome.ok) return refusalReply(outcome);
  const message = receipt(incident, entries, person.zone);
  return { kind: 'message', message };
}

async function ignore(answering: Answering): Promise<Reply> {
  await keep(answering, { kind: 'ignored', byName: answering.person.name });
  return say(
    'It is ignored until it is resolved. If it fires again after that, it is shown again.',
  );
}

async function keep({ room: { deps }, group }: Answering, answer: AlertAnswer): Promise<void> {
  await deps.alerts.answer(group.id, answer);
  deps.wake();
}
