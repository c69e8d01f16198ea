import { defineEntry } from './define-entry';

export const titleChanged = defineEntry<{ readonly from: string; readonly text: string }>()({
  kind: 'title-changed',
  label: 'title',
  facet: 'document',
  evolve: (state, { text }) => ({ ...state, title: text }),
  read: ({ text }) => ({ headline: 'Title', text }),
});
