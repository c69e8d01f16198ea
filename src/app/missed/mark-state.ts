import type { TimelineEntry } from '../../domain/entries';
import type { ChatMessage } from '../../ports/chat';
import type { MarkKind } from '../deps';
import type { MarkRequest } from '../desk';
import { entryOfMessage } from '../marking';

/** Somebody's mark, as it is on a message. */
type Mark = Pick<MarkRequest, 'emoji' | 'by' | 'userId'>;

/** Slack's own pin counts as this reaction. */
const pinEmoji = 'pushpin';

/** The marks of a kind that are on a message now. */
export function marksOn(
  { reactions, isPinned, pinnedBy }: ChatMessage,
  kind: MarkKind,
  kinds: Readonly<Record<string, MarkKind>>,
): readonly Mark[] {
  const reacted = Object.entries(reactions)
    .filter(([emoji]) => Object.hasOwn(kinds, emoji) && kinds[emoji] === kind)
    .flatMap(([emoji, users]) => users.map((userId): Mark => ({ emoji, by: 'reaction', userId })));
  const isPin = isPinned && pinnedBy !== undefined && kinds[pinEmoji] === kind;
  return isPin ? [{ emoji: pinEmoji, by: 'pin', userId: pinnedBy }, ...reacted] : reacted;
}

/**
 * What the marks that are on a message now ask of the record. What people said since by other means (they undid the
 * entry, or put it back) stays as they said.
 */
export function asked(
  log: readonly TimelineEntry[],
  kind: MarkKind,
  message: Pick<ChatMessage, 'channelId' | 'ts'>,
  isMarked: boolean,
): 'take' | 'drop' | 'nothing' {
  const made = entryOfMessage(log, kind, message);
  if (made === undefined) return isMarked ? 'take' : 'nothing';
  if (made.isRemoved !== isMarked) return 'nothing';
  if (!wasSaidByMark(log, made.entry.meta.seq)) return 'nothing';
  return isMarked ? 'take' : 'drop';
}

/** Whether it was a mark, or one taken back, that said last whether the entry stands. */
function wasSaidByMark(log: readonly TimelineEntry[], seq: number): boolean {
  const last = log.findLast(
    ({ kind, payload, meta }) =>
      meta.seq === seq ||
      ((kind === 'entry-removed' || kind === 'entry-restored') && payload.target === seq),
  );
  return last?.meta.source === 'reaction' || last?.meta.source === 'pin';
}
