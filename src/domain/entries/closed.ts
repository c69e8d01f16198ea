import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const closed = defineEntry<Readonly<Record<string, never>>>()({
  kind: 'closed',
  label: 'closed',
  facet: 'timeline',
  evolve(draft, _payload, meta) {
    draft.statuses.push({ value: 'closed', ...statement(meta, '') });
  },
  read: () => ({ headline: 'Incident closed', text: '' }),
});
