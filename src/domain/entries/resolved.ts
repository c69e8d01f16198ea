import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const resolved = defineEntry<{ readonly text: string }>()({
  kind: 'resolved',
  label: 'resolved',
  facet: 'timeline',
  evolve(draft, { text }, meta) {
    draft.statuses.push({ value: 'resolved', ...statement(meta, text) });
  },
  read: ({ text }) => ({ headline: 'Resolved', text }),
});
