import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const closed = defineEntry<Readonly<Record<string, never>>>()({
  kind: 'closed',
  label: 'closed',
  facet: 'timeline',
  evolve: (state, _payload, meta) => ({
    ...state,
    statuses: [...state.statuses, { ...statement(meta, ''), value: 'closed' as const }],
  }),
  read: () => ({ headline: 'Incident closed', text: '' }),
});
