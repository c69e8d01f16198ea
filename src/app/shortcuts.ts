import type { Decision } from '../domain/decision';
import { incidentLabel } from '../domain/titles';
import type { ChatMessage } from '../ports/chat';
import type { PersonRecord } from '../ports/people';
import { isOneOfUs, maySee } from './access';
import type { MarkKind } from './deps';
import type { Reply, ShortcutRequest } from './desk';
import { markForm } from './forms/mark';
import { startForm } from './forms/start';
import { decideMark, type MarkedMessage, markedMessage, markOrigin } from './marking';
import { guestsDoNotStart } from './opening';
import { receipt, refusalReply, say } from './replies';
import type { Room } from './room';

/** Message shortcuts by callback id, and what each makes of the message. */
const marks: Readonly<Record<string, MarkKind>> = {
  add_to_timeline: 'timeline',
  mark_hypothesis: 'hypothesis',
  mark_escalation: 'escalation',
  create_action_item: 'action',
};

/** Carries out a shortcut of the message menu, or the global one. */
export async function takeShortcut(room: Room, request: ShortcutRequest): Promise<Reply> {
  const person = await room.directory.find(request.workspaceId, request.userId);
  if (!isOneOfUs(person)) return say('Only people of this workspace can do that.');
  const { message, shortcut, channelId = '' } = request;
  if (shortcut === 'start_incident' || message === undefined) {
    if (person.isGuest) return guestsDoNotStart();
    return { kind: 'form', form: startForm({}, channelId) };
  }
  const marked = await markedMessage(room, request.workspaceId, message);
  if (shortcut === 'start_incident_here') return startFrom(person, marked);
  const kind = marks[shortcut];
  if (kind === undefined)
    return say(`There is no shortcut ${shortcut}: reinstall the app from its manifest.`);
  return mark(room, kind, person, marked, message);
}

function startFrom(person: PersonRecord, { ref, text, permalink }: MarkedMessage): Reply {
  if (person.isGuest) return guestsDoNotStart();
  const title = text.replace(/\s+/g, ' ').trim().slice(0, 300);
  const from = permalink === undefined ? { ts: ref.ts } : { ts: ref.ts, permalink };
  return { kind: 'form', form: startForm({ title }, ref.channelId, from) };
}

async function mark(
  room: Room,
  kind: MarkKind,
  person: PersonRecord,
  marked: MarkedMessage,
  { channelId }: ChatMessage,
): Promise<Reply> {
  const row = await room.deps.incidents.findByChannel(person.workspaceId, channelId);
  const isTheirs =
    row !== undefined && (await maySee(room.deps.chats, person, row, { typedIn: channelId }));
  if (!isTheirs) return askWhich(room, kind, person, marked);
  if (kind !== 'timeline') return { kind: 'form', form: markForm(kind, marked, row.id) };
  const { outcome, incident, entries } = await room.book.record<Decision>(
    row.id,
    markOrigin(person, 'shortcut', marked),
    (current) => decideMark(current, 'timeline', marked),
  );
  if (!outcome.ok) return refusalReply(outcome);
  return { kind: 'message', message: receipt(incident, entries, person.zone) };
}

/** The channel is no incident's, so the person says which one it belongs to. */
async function askWhich(
  room: Room,
  kind: MarkKind,
  person: PersonRecord,
  marked: MarkedMessage,
): Promise<Reply> {
  const { deps } = room;
  const open = await deps.incidents.list(person.workspaceId, { open: true, limit: 100 });
  const seen = await Promise.all(open.map((row) => maySee(deps.chats, person, row, {})));
  const choices = open
    .filter((_row, index) => seen[index])
    .map((row) => ({
      value: row.id,
      label: `${incidentLabel(row.number)}: ${row.title}`.slice(0, 75),
    }));
  if (choices.length === 0)
    return say('No incident is open that you can see. Start one with /incident start.');
  return { kind: 'form', form: markForm(kind, marked, choices) };
}
