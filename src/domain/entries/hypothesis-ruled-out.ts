import { defineEntry } from './define-entry';
import { type HypothesisPayload, takeStep } from './hypothesis-step';

export const hypothesisRuledOut = defineEntry<HypothesisPayload>()({
  kind: 'hypothesis-ruled-out',
  label: 'ruled out',
  facet: 'timeline',
  evolve: (draft, payload, meta) => takeStep(draft, payload, meta, 'ruled-out', 'ruled-out'),
  read: ({ hypothesis, text }) => ({ headline: `Ruled out ${hypothesis}`, text }),
});
