import { changeItem } from './change-item';
import { defineEntry } from './define-entry';

export const actionDone = defineEntry<{ readonly action: string }>()({
  kind: 'action-done',
  label: 'action done',
  facet: 'document',
  evolve(draft, { action }, meta) {
    changeItem(draft.actions, action, () => ({ state: 'done' as const, endedAt: meta.at }));
  },
  read: ({ action }) => ({ headline: `Action item ${action} done`, text: '' }),
});
