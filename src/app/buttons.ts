import { findCommand } from '../commands';
import { firstWord } from '../commands/args';
import { entry } from '../commands/define-command';
import { plainWords } from '../commands/markup';
import { accept, type Decision, refuse } from '../domain/decision';
import { holderOf, isClosed } from '../domain/moments';
import type { NewStep } from '../ports/outbox';
import type { PersonRecord } from '../ports/people';
import { isOneOfUs, maySee } from './access';
import { answerAlert, isAlertButton } from './alerts/answer-alert';
import { unpackOpening } from './carried-opening';
import { carryOut, close, type Order, originOf } from './carry-out';
import { replyTo } from './command-desk';
import type { ButtonRequest, Reply } from './desk';
import { pictureStep, reportSteps } from './effects';
import { entryWords, momentText } from './entry-as-typed';
import { momentsForm } from './forms/moments';
import { isSayable, sayForm } from './forms/say';
import { startForm } from './forms/start';
import { updateForm } from './forms/update';
import type { IncidentInHand } from './incident-in-hand';
import { muteReminder } from './mute-reminder';
import { channelSpan, labelOf, nameOf, unpackValue } from './names';
import { guestsDoNotStart, openIncident } from './opening';
import { redactEntry } from './redacting';
import { notTheirs, receipt, refusalReply, say } from './replies';
import type { Room } from './room';
import { show } from './show';
import { undoEntries } from './undoing';

interface Press {
  readonly room: Room;
  readonly person: PersonRecord;
  readonly channelId: string;
  readonly incident: IncidentInHand;
  /** What the button's value holds after the incident's id. */
  readonly rest: string;
}

type Button = (press: Press) => Promise<Reply>;

/** What every button does that is about an incident, by its action. */
const buttons: Readonly<Record<string, Button>> = {
  undo,
  'edit-time': async ({ incident, rest, person }) => ({
    kind: 'form',
    form: sayForm(incident.id, 'move', `T${rest}`, {
      when: momentText(incident, Number(rest), person.zone),
    }),
  }),
  say: async ({ incident, rest }) => sayButtonPressed(incident, rest),
  // Of the list that `close` shows, which is renewed once the form was sent.
  mend: async ({ incident, rest }) => renewing(sayButtonPressed(incident, rest)),
  'mend-moments': async ({ incident, person }) =>
    renewing({ kind: 'form', form: momentsForm(incident, person.zone) }),
  amend: async ({ room, person, channelId, incident }) =>
    show(room.deps, { show: 'entries' }, { person, channelId }, incident),
  preview: async ({ room, person, channelId, incident }) =>
    show(room.deps, { show: 'preview' }, { person, channelId }, incident),
  moments: async ({ incident, person }) => ({
    kind: 'form',
    form: momentsForm(incident, person.zone),
  }),
  'write-update': async ({ incident }) => ({ kind: 'form', form: updateForm(incident) }),
  'take-lead': takeLead,
  acknowledge,
  'accept-handover': acceptHandover,
  done: (press) => command(press, 'done', press.rest),
  close: ({ room, incident, person }) =>
    close(room.book, incident, originOf(person, 'button'), false),
  'close-anyway': ({ room, incident, person }) =>
    close(room.book, incident, originOf(person, 'button'), true),
  reopen: (press) => command(press, 'reopen', ''),
  'reopen-and-do': reopenAndDo,
  'post-again': postAgain,
  'post-picture': postPicture,
  archive,
  join,
  'action-done': (press) => command(press, 'done', press.rest),
  snooze: (press) => muteReminder(press.room, { ...press, key: press.rest, isForGood: false }),
  'stop-reminder': (press) =>
    muteReminder(press.room, { ...press, key: press.rest, isForGood: true }),
  'remove-entry': (press) => command(press, 'remove', press.rest),
  'redact-entry': ({ room, person, incident, rest }) => redactEntry(room, person, incident, rest),
  'keep-entry': async ({ rest }) => say(`${rest} stays on record as it is.`),
};

/** A button pressed. The person is checked again, and so is every id it carries. */
export async function press(room: Room, request: ButtonRequest): Promise<Reply> {
  const { workspaceId, userId, action, value = '', channelId = '' } = request;
  const person = await room.directory.find(workspaceId, userId);
  if (!isOneOfUs(person)) return say('Only people of this workspace can do that.');
  if (action === 'start') return startPressed(person, channelId);
  if (action === 'open-anyway') return openAnyway(room, person, channelId, value);
  if (isAlertButton(action)) return answerAlert(room, request, person);
  const { incidentId, rest } = unpackValue(value);
  const row = await room.deps.incidents.get(incidentId);
  const isTheirs =
    row?.workspaceId === workspaceId &&
    (await maySee(room.deps.chats, person, row, { pressedIn: channelId }));
  const incident = isTheirs ? await room.book.load(incidentId) : undefined;
  if (incident === undefined) return say(notTheirs(person));
  const button = Object.hasOwn(buttons, action) ? buttons[action] : undefined;
  if (button === undefined)
    return say('That button is from an earlier version: use /incident instead.');
  return button({ room, person, channelId, incident, rest });
}

function startPressed(person: PersonRecord, channelId: string): Reply {
  if (person.isGuest) return guestsDoNotStart();
  return { kind: 'form', form: startForm({}, channelId) };
}

async function openAnyway(
  room: Room,
  person: PersonRecord,
  channelId: string,
  carried: string,
): Promise<Reply> {
  const read = unpackOpening(carried);
  if (read === undefined)
    return say('That button no longer says what to open: use /incident start.');
  return openIncident(room.deps, room.book, {
    ...read,
    person,
    channelId,
    source: 'button',
    isSure: true,
  });
}

async function undo({ room, person, incident, rest }: Press): Promise<Reply> {
  const seqs = rest.split(' ').map(Number).filter(Number.isSafeInteger);
  const {
    outcome,
    incident: after,
    entries,
  } = await room.book.record<Decision>(incident.id, originOf(person, 'button'), (current) =>
    undoEntries(current, seqs),
  );
  if (!outcome.ok) return refusalReply(outcome);
  return { kind: 'message', message: receipt(after, entries, person.zone) };
}

function sayButtonPressed(incident: IncidentInHand, rest: string): Reply {
  const [name = '', item = ''] = rest.split(' ');
  if (!isSayable(name))
    return say('That button is from an earlier version: use /incident instead.');
  const initial = name === 'edit' ? { text: entryWords(incident, item) } : {};
  return { kind: 'form', form: sayForm(incident.id, name, item, initial) };
}

function renewing(reply: Reply): Reply {
  return reply.kind === 'form' ? { kind: 'form', form: { ...reply.form, renews: true } } : reply;
}

async function takeLead({ room, person, incident }: Press): Promise<Reply> {
  return recorded(room, person, incident, ({ state }) => {
    const lead = holderOf(state, 'lead');
    if (lead !== undefined)
      return refuse('not-possible-now', `${lead.name} leads already.`, 'lead me');
    return accept(
      entry('role-assigned', {
        role: 'lead',
        person: { id: person.id, name: person.name },
        text: '',
      }),
    );
  });
}

/** Pressed twice or by two people at once, the first one counts. */
async function acknowledge(press: Press): Promise<Reply> {
  return command(press, 'ack', press.rest);
}

async function acceptHandover({ room, person, incident, rest }: Press): Promise<Reply> {
  const offer = Number(rest);
  return recorded(room, person, incident, ({ state }) => {
    const handover = state.handovers.find((one) => one.seq === offer);
    if (handover === undefined)
      return refuse('no-such-item', 'That handover is no longer on record.');
    if (handover.to.id !== person.id)
      return refuse('not-allowed', `It was offered to ${handover.to.name}.`, 'lead me');
    if (handover.accepted) return refuse('unchanged', 'It was accepted already.');
    return accept(
      entry('handover-accepted', { offer }),
      entry('role-assigned', { role: 'lead', person: handover.to, text: '' }),
    );
  });
}

async function reopenAndDo(press: Press): Promise<Reply> {
  const { word, rest } = firstWord(press.rest);
  return command(press, word, rest, { reopens: true });
}

/** Gives a command as if it had been typed. */
async function command(
  press: Press,
  name: string,
  markup: string,
  more: Pick<Order, 'reopens'> = {},
): Promise<Reply> {
  const { room, person, channelId } = press;
  const found = findCommand(name);
  const incident = await room.book.load(press.incident.id);
  if ('didYouMean' in found || incident === undefined) throw new Error(`no command ${name}`);
  const order: Order = {
    incident,
    command: found,
    markup,
    person,
    channelId,
    source: 'button',
    ...more,
  };
  const typed = more.reopens && `/incident ${name} ${plainWords(markup)}`.trim();
  return replyTo(room, await carryOut(room.deps, room.book, order), order, typed);
}

async function postAgain({ room, person, incident }: Press): Promise<Reply> {
  if (!isClosed(incident.state))
    return say('The report is posted when the incident is closed: /incident close');
  await queue(room, incident.id, reportSteps(incident.state.version, thisMinute(room)));
  room.deps.log.info({ incidentId: incident.id, by: person.id }, 'the report is posted again');
  return say('The report is on its way to the channel.');
}

async function postPicture({ room, incident }: Press): Promise<Reply> {
  const { version } = incident.state;
  await queue(room, incident.id, [pictureStep(version, `asked:${version}`)]);
  return say('The picture of the timeline is on its way to the channel.');
}

async function archive({ room, person, incident }: Press): Promise<Reply> {
  if (!isClosed(incident.state)) return say('Close the incident first: /incident close');
  await queue(room, incident.id, [
    {
      key: `archive:${thisMinute(room)}`,
      kind: 'archive-channel',
      payload: { by: person.id },
    },
  ]);
  return say('The channel is being archived. The record and the report stay.');
}

/** Part of a step's key: pressed twice it is done once, pressed again later it is done again. */
function thisMinute({ deps }: Room): string {
  return deps.clock.now().slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

async function join({ room, person, incident }: Press): Promise<Reply> {
  const { state, id } = incident;
  if (state.channel === undefined)
    return say(`${labelOf(state)}'s channel is still being made; you will be invited.`);
  await queue(room, id, [
    {
      key: `join:${person.id}:${thisMinute(room)}`,
      kind: 'invite',
      payload: { userIds: [person.id] },
    },
  ]);
  return say(`You are being invited to ${nameOf(state)}`, [
    ['You are being invited to ', ...channelSpan(state), '.'],
  ]);
}

async function queue({ deps }: Room, incidentId: string, steps: readonly NewStep[]): Promise<void> {
  await deps.outbox.add(incidentId, steps, deps.clock.now());
  deps.wake();
}

async function recorded(
  room: Room,
  person: PersonRecord,
  before: IncidentInHand,
  decide: (incident: IncidentInHand) => Decision,
): Promise<Reply> {
  const { outcome, incident, entries } = await room.book.record(
    before.id,
    originOf(person, 'button'),
    decide,
  );
  if (!outcome.ok) return refusalReply(outcome);
  return { kind: 'message', message: receipt(incident, entries, person.zone) };
}
