import { isOneOfUs, maySee } from './access';
import { press } from './buttons';
import { createChannelLookup } from './channel-lookup';
import { giveCommand } from './command-desk';
import type { Deps } from './deps';
import type { Desk, FormOutcome, FormRequest } from './desk';
import { createDirectory, type Directory } from './directory';
import { markedIncident, submitMark } from './forms/mark';
import { submitMoments } from './forms/moments';
import { submitPaste } from './forms/paste';
import { submitSay } from './forms/say';
import { submitStart } from './forms/start';
import { submitUpdate } from './forms/update';
import { openHome } from './home';
import { createIncidentBook, type IncidentBook } from './incident-book';
import { catchUp } from './joining';
import { followEdit, followRemoval } from './message-changes';
import { unpackValue } from './names';
import { repinCard, repostCard } from './put-back';
import { takeMark, takeUnmark } from './reactions';
import { notTheirs, say } from './replies';
import type { Room } from './room';
import { takeShortcut } from './shortcuts';
import { renewedList } from './views/close';

/** The desk with what it shares with the loops behind it. */
export interface FrontOffice {
  readonly desk: Desk;
  readonly book: IncidentBook;
  readonly directory: Directory;
  readonly room: Room;
}

/** Puts the use cases together. */
export function createDesk(deps: Deps): FrontOffice {
  const book = createIncidentBook(deps);
  const directory = createDirectory(deps);
  const incidentOf = createChannelLookup(deps.incidents, book);
  const room: Room = { deps, book, directory, incidentOf };
  const desk: Desk = {
    command: (request) => giveCommand(room, request),
    shortcut: (request) => takeShortcut(room, request),
    press: (request) => press(room, request),
    submit: (request) => submit(room, request),
    mark: (request) => takeMark(room, request),
    unmark: async (request) => {
      const wasCard = request.by === 'pin' && (await repinCard(room, request));
      if (!wasCard) await takeUnmark(room, request);
    },
    messageEdited: (edit) => followEdit(room, edit),
    messageRemoved: async (removal) => {
      if (!(await repostCard(room, removal))) await followRemoval(room, removal);
    },
    joined: (joining) => catchUp(room, joining),
    homeOpened: (visitor) => openHome(room, visitor),
  };
  return { desk, book, directory, room };
}

/** A form sent. The person and the incident it names are checked again. */
async function submit(room: Room, request: FormRequest): Promise<FormOutcome> {
  const { workspaceId, userId, form, carry, channelId } = request;
  const person = await room.directory.find(workspaceId, userId);
  if (!isOneOfUs(person))
    return { kind: 'done', reply: say('Only people of this workspace can do that.') };
  if (form === 'start') return submitStart(room, request, person);
  const { incidentId, rest } =
    form === 'mark' ? { incidentId: markedIncident(request) ?? '', rest: '' } : unpackValue(carry);
  const row = await room.deps.incidents.get(incidentId);
  const isTheirs =
    row?.workspaceId === workspaceId &&
    (await maySee(room.deps.chats, person, row, { pressedIn: channelId }));
  const incident = isTheirs ? await room.book.load(incidentId) : undefined;
  // The form stays open with what was written in it.
  if (incident === undefined) return { kind: 'mistakes', mistakes: { form: notTheirs(person) } };
  const outcome = await submitAbout(room, request, { person, incident, rest });
  const renewed = request.renews && (await room.book.load(incidentId));
  const place = channelId ?? incident.state.channel?.id;
  if (outcome.kind !== 'done') return outcome;
  return {
    ...(place !== undefined && { channelId: place }),
    ...outcome,
    ...(renewed && { renewed: renewedList(renewed) }),
  };
}

type About = {
  readonly person: Parameters<typeof submitSay>[2];
  readonly incident: Parameters<typeof submitSay>[3];
  readonly rest: string;
};

function submitAbout(
  room: Room,
  request: FormRequest,
  { person, incident, rest }: About,
): Promise<FormOutcome> {
  switch (request.form) {
    case 'update':
      return submitUpdate(room, request, person, incident);
    case 'moments':
      return submitMoments(room, request, person, incident);
    case 'paste':
      return submitPaste(room, request, person, incident, rest);
    case 'mark':
      return submitMark(room, request, person, incident);
    case 'say':
      return submitSay(room, request, person, incident, rest);
    default:
      throw new Error(`no form ${request.form}`);
  }
}
