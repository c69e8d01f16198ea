import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const detected = defineEntry<{ readonly text: string }>()({
  kind: 'detected',
  label: 'detected',
  facet: 'timeline',
  evolve(draft, { text }, meta) {
    draft.detections.push(statement(meta, text));
  },
  read: ({ text }) => ({ headline: 'Detected', text }),
});
