import { entry } from '../commands/define-command';
import { accept, type Decision } from '../domain/decision';
import { hindsight } from '../domain/person';
import { standing } from '../domain/standing';
import type { ChatMessage } from '../ports/chat';
import type { IncidentRow } from '../ports/incident-store';
import { maySee } from './access';
import { originOf } from './carry-out';
import type { MarkKind } from './deps';
import type { MarkRequest } from './desk';
import type { IncidentInHand } from './incident-in-hand';
import { decideMark, kindsOfEntry, markedMessage, markOrigin } from './marking';
import { laneOfMessage, messageNow } from './message-now';
import type { Room } from './room';

/** Somebody reacted to or pinned a message in an incident's channel. The same mark by two people is one entry. */
export async function takeMark(room: Room, request: MarkRequest): Promise<void> {
  const { deps } = room;
  const { workspaceId, channelId, ts } = request;
  const theirs = await markOf(room, request);
  if (theirs === undefined) return;
  const { kind, row, person } = theirs;
  await deps.inLane(laneOfMessage(request), async () => {
    const emojis = emojisFor(deps.settings.reactions, kind);
    const message = await messageNow(room, request, (now) => isStillMarked(now, emojis, kind));
    if (message === undefined || message.isOurs) return;
    // Taken back already, and whoever heard of that came before us.
    if (!isStillMarked(message, emojis, kind)) return;
    const marked = await markedMessage(room, workspaceId, message);
    const { outcome } = await room.book.record<Decision>(
      row.id,
      markOrigin(person, request.by, marked),
      (incident) => decideMark(incident, kind, marked),
    );
    if (!outcome.ok)
      deps.log.info({ reason: outcome.reason, channelId, ts }, 'a mark changed nothing');
  });
}

/** Somebody took a mark back. The entry goes when nobody's mark of that kind is left. */
export async function takeUnmark(room: Room, request: MarkRequest): Promise<void> {
  const { deps } = room;
  const { workspaceId, channelId, ts } = request;
  const theirs = await markOf(room, request);
  if (theirs === undefined) return;
  const { kind, row, person } = theirs;
  await deps.inLane(laneOfMessage(request), async () => {
    const message = await deps.chats.of(workspaceId).message(channelId, ts);
    const emojis = emojisFor(deps.settings.reactions, kind);
    if (message !== undefined && isStillMarked(message, emojis, kind)) return;
    await room.book.record<Decision>(row.id, originOf(person, request.by), ({ log }) =>
      removeMarked(log, kind, ts),
    );
  });
}

/** What a mark or its taking back is about; undefined where it means nothing, or it is not theirs to make. */
async function markOf(
  { deps, directory }: Room,
  { workspaceId, channelId, userId, emoji }: MarkRequest,
) {
  const kind = kindOfMark(deps.settings.reactions, emoji);
  if (kind === undefined) return undefined;
  const row = await deps.incidents.findByChannel(workspaceId, channelId);
  if (row === undefined) return undefined;
  const person = await directory.find(workspaceId, userId);
  if (!(await maySee(deps.chats, person, row, { typedIn: channelId }))) return undefined;
  return { kind, row, person };
}

/** A mark of this kind was taken back while nobody could tell of it: nobody knows by whom. */
export async function dropMark(
  room: Room,
  { id, workspaceId, channelId }: IncidentRow & { readonly channelId: string },
  kind: MarkKind,
  ts: string,
): Promise<void> {
  const origin = { by: hindsight, source: 'reaction' } as const;
  await room.deps.inLane(laneOfMessage({ workspaceId, channelId, ts }), async () => {
    await room.book.record<Decision>(id, origin, ({ log }) => removeMarked(log, kind, ts));
  });
}

function removeMarked(log: IncidentInHand['log'], kind: MarkKind, ts: string): Decision {
  const marked = standing(log).filter(
    ({ entry: one, isRemoved }) =>
      one.kind === kindsOfEntry[kind] &&
      one.meta.message?.ts === ts &&
      (one.meta.source === 'reaction' || one.meta.source === 'pin') &&
      !isRemoved,
  );
  return accept(...marked.map((one) => entry('entry-removed', { target: one.entry.meta.seq })));
}

/** Emoji have any names people give them, `constructor` too. */
function kindOfMark(
  reactions: Readonly<Record<string, MarkKind>>,
  emoji: string,
): MarkKind | undefined {
  return Object.hasOwn(reactions, emoji) ? reactions[emoji] : undefined;
}

function emojisFor(
  reactions: Readonly<Record<string, MarkKind>>,
  kind: MarkKind,
): readonly string[] {
  return Object.keys(reactions).filter((emoji) => reactions[emoji] === kind);
}

function isStillMarked(
  { reactions, isPinned }: ChatMessage,
  emojis: readonly string[],
  kind: MarkKind,
): boolean {
  if (kind === 'timeline' && isPinned) return true;
  return emojis.some((emoji) => (reactions[emoji]?.length ?? 0) > 0);
}
