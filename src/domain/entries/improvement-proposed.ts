import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const improvementProposed = defineEntry<{ readonly text: string }>()({
  kind: 'improvement-proposed',
  label: 'improvement',
  facet: 'document',
  evolve: (state, { text }, meta) => ({
    ...state,
    improvements: [...state.improvements, statement(meta, text)],
  }),
  read: ({ text }) => ({ headline: 'Improvement', text }),
});
