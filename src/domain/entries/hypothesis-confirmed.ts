import { defineEntry } from './define-entry';
import { type HypothesisPayload, takeStep } from './hypothesis-step';

export const hypothesisConfirmed = defineEntry<HypothesisPayload>()({
  kind: 'hypothesis-confirmed',
  label: 'confirmed',
  facet: 'timeline',
  evolve: (draft, payload, meta) => takeStep(draft, payload, meta, 'confirmed', 'confirmed'),
  read: ({ hypothesis, text }) => ({ headline: `Confirmed ${hypothesis}`, text }),
});
