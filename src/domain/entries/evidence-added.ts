import { defineEntry } from './define-entry';
import { type HypothesisPayload, takeStep } from './hypothesis-step';

interface Payload extends HypothesisPayload {
  readonly side: 'for' | 'against';
}

export const evidenceAdded = defineEntry<Payload>()({
  kind: 'evidence-added',
  label: 'evidence',
  facet: 'timeline',
  evolve: (draft, payload, meta) => takeStep(draft, payload, meta, payload.side),
  read: ({ hypothesis, side, text }) => ({ headline: `Evidence ${side} ${hypothesis}`, text }),
});
