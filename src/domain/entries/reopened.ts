import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const reopened = defineEntry<{ readonly text: string }>()({
  kind: 'reopened',
  label: 'reopened',
  facet: 'timeline',
  evolve(draft, { text }, meta) {
    draft.statuses.push({ value: 'investigating', isReopening: true, ...statement(meta, text) });
  },
  read: ({ text }) => ({ headline: 'Incident reopened', text }),
});
