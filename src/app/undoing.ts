import { entry } from '../commands/define-command';
import { accept, type Decision, refuse } from '../domain/decision';
import type { TimelineEntry } from '../domain/entries';
import { standing, wordsOf } from '../domain/standing';
import type { IncidentInHand } from './incident-book';

/**
 * Takes back entries just recorded. A correction is taken back by its opposite: a removal is restored, an edit gets the
 * words and a move the time that stood before it.
 */
export function undoEntries({ log }: IncidentInHand, seqs: readonly number[]): Decision {
  const undone = seqs.flatMap((seq) => {
    const recorded = log[seq - 1];
    return recorded === undefined ? [] : opposite(log, recorded);
  });
  if (undone.length === 0) return refuse('unchanged', 'That is taken back already.', 'timeline');
  return accept(...undone);
}

function opposite(log: readonly TimelineEntry[], recorded: TimelineEntry) {
  const { seq } = recorded.meta;
  const before = standing(log.slice(0, seq - 1));
  const now = standing(log);
  const find = (list: typeof now, target: number) =>
    list.find((one) => one.entry.meta.seq === target);
  switch (recorded.kind) {
    case 'entry-removed':
      return find(now, recorded.payload.target)?.isRemoved === true
        ? [entry('entry-restored', { target: recorded.payload.target })]
        : [];
    case 'entry-restored':
      return [entry('entry-removed', { target: recorded.payload.target })];
    case 'entry-edited': {
      const earlier = find(before, recorded.payload.target)?.entry;
      const text = earlier === undefined ? undefined : wordsOf(earlier);
      return text === undefined
        ? []
        : [entry('entry-edited', { target: recorded.payload.target, text })];
    }
    case 'entry-moved': {
      const earlier = find(before, recorded.payload.target)?.entry.meta;
      if (earlier === undefined) return [];
      const { at: to, precision } = earlier;
      return [entry('entry-moved', { target: recorded.payload.target, to, precision })];
    }
    case 'opened':
    case 'closed':
    case 'reopened':
    case 'channel-linked':
    case 'message-deleted':
      return [];
    default:
      return find(now, seq)?.isRemoved === false ? [entry('entry-removed', { target: seq })] : [];
  }
}
