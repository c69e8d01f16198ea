import { opposite } from '../commands/opposite';
import { accept, type Decision, refuse } from '../domain/decision';
import type { IncidentInHand } from './incident-in-hand';

/** Takes back entries just recorded. */
export function undoEntries({ log }: IncidentInHand, seqs: readonly number[]): Decision {
  const undone = seqs.flatMap((seq) => {
    const recorded = log[seq - 1];
    return recorded === undefined ? [] : opposite(log, recorded);
  });
  if (undone.length === 0) return refuse('unchanged', 'That is taken back already.', 'timeline');
  return accept(...undone);
}
