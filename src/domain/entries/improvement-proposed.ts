import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const improvementProposed = defineEntry<{ readonly text: string }>()({
  kind: 'improvement-proposed',
  label: 'improvement',
  facet: 'document',
  evolve(draft, { text }, meta) {
    draft.improvements.push(statement(meta, text));
  },
  read: ({ text }) => ({ headline: 'Improvement', text }),
});
