import { type Hypothesis, type IncidentState, statement } from '../incident-state';
import type { EntryMeta } from './define-entry';

export interface HypothesisPayload {
  /** `H2` */
  readonly hypothesis: string;
  readonly text: string;
}

/** Adds one step to the course of a hypothesis; `becomes` is its state from then on. */
export function takeStep(
  state: IncidentState,
  { hypothesis, text }: HypothesisPayload,
  meta: EntryMeta,
  step: Hypothesis['course'][number]['step'],
  becomes?: Hypothesis['state'],
): IncidentState {
  const hypotheses = state.hypotheses.map((one) =>
    one.id === hypothesis
      ? {
          ...one,
          state: becomes ?? one.state,
          course: [...one.course, { ...statement(meta, text), step }],
        }
      : one,
  );
  return { ...state, hypotheses };
}
