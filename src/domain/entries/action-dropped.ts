import { defineEntry } from './define-entry';

export const actionDropped = defineEntry<{ readonly action: string }>()({
  kind: 'action-dropped',
  label: 'action dropped',
  facet: 'document',
  evolve(state, { action }, meta) {
    const actions = state.actions.map((item) =>
      item.id === action ? { ...item, state: 'dropped' as const, endedAt: meta.at } : item,
    );
    return { ...state, actions };
  },
  read: ({ action }) => ({ headline: `Action item ${action} dropped`, text: '' }),
});
