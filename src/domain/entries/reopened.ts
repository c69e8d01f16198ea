import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const reopened = defineEntry<{ readonly text: string }>()({
  kind: 'reopened',
  label: 'reopened',
  facet: 'timeline',
  evolve: (state, { text }, meta) => ({
    ...state,
    statuses: [
      ...state.statuses,
      { ...statement(meta, text), value: 'investigating' as const, isReopening: true as const },
    ],
  }),
  read: ({ text }) => ({ headline: 'Incident reopened', text }),
});
