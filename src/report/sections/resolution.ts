import { inOrder } from '../../domain/history';
import { type ReportContext, type Said, saidWith } from '../context';

export interface ResolutionStep extends Said {
  /** The words with which it was called resolved, not a fix of its own. */
  readonly isEnd: boolean;
}

/** What was done about it, and what was said when it was over. */
export function resolution(context: ReportContext): readonly ResolutionStep[] {
  const { fixes, statuses } = context.state;
  const ends = statuses.filter(({ value, text }) => value === 'resolved' && text !== '');
  const isEnd = new Set(ends.map((one) => one.seq));
  return inOrder([...fixes, ...ends]).map((one) =>
    saidWith(one, context, { isEnd: isEnd.has(one.seq) }),
  );
}
