import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const impactDescribed = defineEntry<{ readonly text: string }>()({
  kind: 'impact-described',
  label: 'impact',
  facet: 'timeline',
  evolve: (state, { text }, meta) => ({
    ...state,
    impacts: [...state.impacts, statement(meta, text)],
  }),
  read: ({ text }) => ({ headline: 'Impact', text }),
});
