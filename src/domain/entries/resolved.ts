import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const resolved = defineEntry<{ readonly text: string }>()({
  kind: 'resolved',
  label: 'resolved',
  facet: 'timeline',
  evolve: (state, { text }, meta) => ({
    ...state,
    statuses: [...state.statuses, { ...statement(meta, text), value: 'resolved' as const }],
  }),
  read: ({ text }) => ({ headline: 'Resolved', text }),
});
