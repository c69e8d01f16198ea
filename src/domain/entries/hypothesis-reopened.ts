import { defineEntry } from './define-entry';
import { type HypothesisPayload, takeStep } from './hypothesis-step';

export const hypothesisReopened = defineEntry<HypothesisPayload>()({
  kind: 'hypothesis-reopened',
  label: 'hypothesis reopened',
  facet: 'timeline',
  evolve: (draft, payload, meta) => takeStep(draft, payload, meta, 'reopened', 'open'),
  read: ({ hypothesis, text }) => ({ headline: `Reopened ${hypothesis}`, text }),
});
