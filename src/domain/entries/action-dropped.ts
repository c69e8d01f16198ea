import { changeItem } from './change-item';
import { defineEntry } from './define-entry';

export const actionDropped = defineEntry<{ readonly action: string }>()({
  kind: 'action-dropped',
  label: 'action dropped',
  facet: 'document',
  evolve(draft, { action }, meta) {
    changeItem(draft.actions, action, () => ({ state: 'dropped' as const, endedAt: meta.at }));
  },
  read: ({ action }) => ({ headline: `Action item ${action} dropped`, text: '' }),
});
