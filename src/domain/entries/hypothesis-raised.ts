import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

interface Payload {
  /** `H2` */
  readonly hypothesis: string;
  readonly text: string;
}

export const hypothesisRaised = defineEntry<Payload>()({
  kind: 'hypothesis-raised',
  label: 'hypothesis',
  facet: 'timeline',
  evolve(state, { hypothesis, text }, meta) {
    const said = statement(meta, text);
    const raised = {
      ...said,
      id: hypothesis,
      state: 'open',
      course: [{ ...said, step: 'raised' }],
    };
    return { ...state, hypotheses: [...state.hypotheses, raised as (typeof state.hypotheses)[0]] };
  },
  read: ({ hypothesis, text }) => ({ headline: `Hypothesis ${hypothesis}`, text }),
});
