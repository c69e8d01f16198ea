import { defineEntry } from './define-entry';

export const actionDone = defineEntry<{ readonly action: string }>()({
  kind: 'action-done',
  label: 'action done',
  facet: 'document',
  evolve(state, { action }, meta) {
    const actions = state.actions.map((item) =>
      item.id === action ? { ...item, state: 'done' as const, endedAt: meta.at } : item,
    );
    return { ...state, actions };
  },
  read: ({ action }) => ({ headline: `Action item ${action} done`, text: '' }),
});
