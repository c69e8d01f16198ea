import { entry } from '../commands/define-command';
import { accept, type Decision, refuse } from '../domain/decision';
import type { NewEntry, TimelineEntry } from '../domain/entries';
import type { FileRef, MessageRef } from '../domain/entries/entry-meta';
import type { IncidentState } from '../domain/incident-state';
import { isClosed } from '../domain/moments';
import type { PersonRef, Target } from '../domain/person';
import { type StandingEntry, standing } from '../domain/standing';
import { toIso } from '../domain/time/instant';
import type { Source } from '../domain/vocabulary';
import type { ChatMessage } from '../ports/chat';
import type { PersonRecord } from '../ports/people';
import type { MarkKind } from './deps';
import type { IncidentInHand } from './incident-in-hand';
import type { Origin } from './origin';
import type { Room } from './room';

/** A message of the channel as the record keeps it. */
export interface MarkedMessage {
  readonly ref: MessageRef;
  readonly author: PersonRef;
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly permalink: string | undefined;
}

/** Slack's message id is its time: seconds since 1970 with a running number behind the point. */
export function momentOfTs(ts: string): string {
  return toIso(Math.floor(Number(ts) * 1000));
}

/** Looks up who wrote it and where it is; a link Slack will not give is left out rather than waited for. */
export async function markedMessage(
  room: Room,
  workspaceId: string,
  message: ChatMessage,
): Promise<MarkedMessage> {
  const { channelId, ts } = message;
  const [author, permalink] = await Promise.all([
    authorOf(room, workspaceId, message),
    room.deps.chats
      .of(workspaceId)
      .permalink(channelId, ts)
      .catch((err: unknown) => {
        room.deps.log.warn({ err, channelId, ts }, 'a marked message has no link');
        return undefined;
      }),
  ]);
  const files = message.files.map(({ id, name, mimetype }) => ({ id, name, mimetype }));
  return { ref: { channelId, ts }, author, text: wordsOf(message), files, permalink };
}

async function authorOf(
  room: Room,
  workspaceId: string,
  { authorId, authorName }: ChatMessage,
): Promise<PersonRef> {
  if (authorId === undefined) return { id: 'app', name: authorName ?? 'another app' };
  const { id, name } = await room.directory.find(workspaceId, authorId);
  return { id, name };
}

/** A message may have files and no words. */
function wordsOf({ text, files }: ChatMessage): string {
  if (text.trim() !== '') return text;
  return files.length > 0 ? files.map((file) => file.name).join(', ') : '(a message without words)';
}

/** The message was posted then, said by its author, and put on record by `person`. */
export function markOrigin(person: PersonRecord, source: Source, marked: MarkedMessage): Origin {
  return {
    by: { id: person.id, name: person.name },
    author: marked.author,
    source,
    at: momentOfTs(marked.ref.ts),
    message: marked.ref,
    ...(marked.permalink !== undefined && { permalink: marked.permalink }),
    ...(marked.files.length > 0 && { files: marked.files }),
  };
}

/** The entry that a mark makes of a message's words. */
export function markEntry(
  kind: MarkKind,
  text: string,
  state: IncidentState,
  target: Target = unnamed,
): NewEntry {
  switch (kind) {
    case 'hypothesis':
      return entry('hypothesis-raised', { hypothesis: `H${state.numbered.H + 1}`, text });
    case 'escalation':
      return entry('escalated', { escalation: `E${state.numbered.E + 1}`, target, text });
    case 'action':
      return entry('action-added', { action: `A${state.numbered.A + 1}`, text });
    default:
      return entry('note', { text });
  }
}

export const kindsOfEntry: Readonly<Record<MarkKind, TimelineEntry['kind']>> = {
  timeline: 'note',
  hypothesis: 'hypothesis-raised',
  escalation: 'escalated',
  action: 'action-added',
};

/** The entry of a kind that a message is on record with, if any; one that was removed only where there is no other. */
export function entryOfMessage(
  log: IncidentInHand['log'],
  kind: MarkKind,
  { channelId, ts }: MessageRef,
): StandingEntry | undefined {
  const all = standing(log).filter(({ entry: { kind: other, meta } }) => {
    const isSameMessage = meta.message?.ts === ts && meta.message.channelId === channelId;
    return isSameMessage && other === kindsOfEntry[kind];
  });
  return all.find((one) => !one.isRemoved) ?? all.at(-1);
}

/** One message is one entry of a kind, whoever marks it; one taken back and marked again is the same entry again. */
export function decideMark(
  { state, log }: IncidentInHand,
  kind: MarkKind,
  { text, ref }: Pick<MarkedMessage, 'text' | 'ref'>,
): Decision {
  const same = entryOfMessage(log, kind, ref);
  if (same !== undefined) {
    const { seq } = same.entry.meta;
    if (same.isRemoved) return accept(entry('entry-restored', { target: seq }));
    return refuse('unchanged', `This message is on record already, as T${seq}.`);
  }
  if (isClosed(state) && (kind === 'hypothesis' || kind === 'escalation'))
    return refuse('closed', 'The incident is closed.');
  return accept(markEntry(kind, text, state));
}

/** A reaction cannot say whom it asks. */
const unnamed: Target = { kind: 'name', name: 'whoever can help' };
