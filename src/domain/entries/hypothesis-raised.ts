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
  evolve(draft, { hypothesis, text }, meta) {
    const said = statement(meta, text);
    draft.hypotheses.push({
      id: hypothesis,
      state: 'open',
      course: [{ step: 'raised', ...said }],
      ...said,
    });
  },
  read: ({ hypothesis, text }) => ({ headline: `Hypothesis ${hypothesis}`, text }),
});
