import { standing } from '../../domain/standing';
import { addMs, type Iso, MINUTE } from '../../domain/time/instant';
import type { Chat, ChatMessage, HistoryPage } from '../../ports/chat';
import type { IncidentRow } from '../../ports/incident-store';
import type { MarkKind } from '../deps';
import type { IncidentInHand } from '../incident-in-hand';
import { catchUp } from '../joining';
import { followEdit, followRemoval } from '../message-changes';
import { dropMark, takeMark } from '../reactions';
import type { Room } from '../room';
import { asked, marksOn } from './mark-state';

/** A channel that an incident is kept in, and since when the bot may have missed something there. */
export interface Missed {
  readonly row: IncidentRow & { readonly channelId: string };
  readonly since: Iso;
}

/** More than this is seldom said in an incident, and each page is a call. */
const mostPages = 5;
const mostThreads = 20;
/** Messages on record that were not among those read, and are asked for one by one. */
const mostLookups = 30;
/** The moment of the last contact is set this much too early, so that nothing falls into a gap. */
export const overlapMs = 1 * MINUTE;

const kinds: readonly MarkKind[] = ['timeline', 'hypothesis', 'escalation', 'action'];

type Call = 'conversations.history' | 'conversations.replies';

/**
 * Reads what is said in an incident's channel and puts on record what is not: marks made and taken back, edits, deletions.
 * Yields each call it is about to make; whatever it finds on record already, it leaves as it is. Throws ChatError.
 */
export async function* readChannel(room: Room, missed: Missed): AsyncGenerator<Call> {
  const { workspaceId, channelId } = missed.row;
  const chat = room.deps.chats.of(workspaceId);
  const incident = await room.book.load(missed.row.id);
  const opening = incident?.state.opening;
  if (opening === undefined) return;
  const seen = new Set<string>();
  const threads: HistoryPage['threads'][number][] = [];
  let cursor: string | undefined;
  for (let read = 0; read < mostPages; read += 1) {
    yield 'conversations.history';
    const page = await chat.history(channelId, opening.recordedAt, cursor);
    await takeIn(room, missed, page.messages, seen);
    await greet(room, missed, page);
    threads.push(...page.threads);
    cursor = page.next;
    if (cursor === undefined) break;
  }
  for (const ts of latestFirst(threads).slice(0, mostThreads)) {
    yield 'conversations.replies';
    await takeIn(room, missed, await chat.replies(channelId, ts), seen);
  }
  yield* lookForRest(room, missed, chat, seen);
}

function latestFirst(threads: HistoryPage['threads']): readonly string[] {
  return [...threads]
    .sort((a, b) => Number(b.latestReply) - Number(a.latestReply))
    .map(({ ts }) => ts);
}

/** What is on record and was not among what was read: old messages, replies, and those that are gone. */
async function* lookForRest(
  room: Room,
  missed: Missed,
  chat: Chat,
  seen: Set<string>,
): AsyncGenerator<Call> {
  const { id, workspaceId, channelId } = missed.row;
  const incident = await room.book.load(id);
  const unseen = standing(incident?.log ?? [])
    .filter(({ isRemoved, isGoneInSlack }) => !isRemoved && !isGoneInSlack)
    .flatMap(({ entry: { meta } }) => (meta.message?.channelId === channelId ? meta.message : []))
    .map(({ ts }) => ts)
    .filter((ts) => !seen.has(ts));
  for (const ts of [...new Set(unseen)].slice(-mostLookups)) {
    yield 'conversations.history';
    const message = await chat.message(channelId, ts);
    if (message === undefined) await followRemoval(room, { workspaceId, channelId, ts });
    else await takeIn(room, missed, [message], seen);
  }
}

async function takeIn(
  room: Room,
  missed: Missed,
  messages: readonly ChatMessage[],
  seen: Set<string>,
): Promise<void> {
  const incident = await room.book.load(missed.row.id);
  if (incident === undefined) return;
  for (const message of messages) {
    seen.add(message.ts);
    if (message.isOurs) continue;
    for (const kind of kinds) await takeMarks(room, missed, incident, message, kind);
    await takeEdit(room, missed, message);
  }
}

async function takeMarks(
  room: Room,
  { row }: Missed,
  { log }: IncidentInHand,
  message: ChatMessage,
  kind: MarkKind,
): Promise<void> {
  const { workspaceId, channelId } = row;
  const marks = marksOn(message, kind, room.deps.settings.reactions);
  const act = asked(log, kind, message, marks.length > 0);
  const place = { workspaceId, channelId, ts: message.ts };
  if (act === 'drop') await dropMark(room, row, kind, message.ts);
  if (act !== 'take') return;
  // The first of those whose mark counts.
  for (const { userId, ...mark } of marks) {
    await takeMark(room, { ...place, ...mark, userId });
    const now = await room.book.load(row.id);
    if (now === undefined || asked(now.log, kind, message, true) === 'nothing') return;
  }
}

async function takeEdit(room: Room, { row, since }: Missed, message: ChatMessage): Promise<void> {
  const { edited, ts, text } = message;
  if (edited === undefined || edited.at < since) return;
  const by = edited.by === undefined ? {} : { userId: edited.by };
  await followEdit(room, {
    workspaceId: row.workspaceId,
    channelId: row.channelId,
    ts,
    text,
    ...by,
  });
}

/** Those who came in before that were told what to know then. */
async function greet(room: Room, { row, since }: Missed, { joins }: HistoryPage): Promise<void> {
  const { workspaceId, channelId } = row;
  for (const { userId, at } of joins) {
    if (at > addMs(since, overlapMs)) await catchUp(room, { workspaceId, channelId, userId });
  }
}
