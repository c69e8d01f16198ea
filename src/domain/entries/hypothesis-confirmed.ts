import { defineEntry } from './define-entry';
import { type HypothesisPayload, takeStep } from './hypothesis-step';

export const hypothesisConfirmed = defineEntry<HypothesisPayload>()({
  kind: 'hypothesis-confirmed',
  label: 'confirmed',
  facet: 'timeline',
  evolve: (state, payload, meta) => takeStep(state, payload, meta, 'confirmed', 'confirmed'),
  read: ({ hypothesis, text }) => ({ headline: `Confirmed ${hypothesis}`, text }),
});
