import { type Hypothesis, type StateDraft, statement } from '../incident-state';
import { changeItem } from './change-item';
import type { EntryMeta } from './entry-meta';

export interface HypothesisPayload {
  /** `H2` */
  readonly hypothesis: string;
  readonly text: string;
}

/** Adds one step to the course of a hypothesis; `becomes` is its state from then on. */
export function takeStep(
  draft: StateDraft,
  { hypothesis, text }: HypothesisPayload,
  meta: EntryMeta,
  step: Hypothesis['course'][number]['step'],
  becomes?: Hypothesis['state'],
): void {
  const { seq, at, precision, by } = statement(meta, text);
  const taken = { step, seq, at, precision, by, text };
  changeItem(draft.hypotheses, hypothesis, (one) => ({
    state: becomes ?? one.state,
    course: [...one.course, taken],
  }));
}
