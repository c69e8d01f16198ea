import { defineEntry } from './define-entry';

export const titleChanged = defineEntry<{ readonly from: string; readonly text: string }>()({
  kind: 'title-changed',
  label: 'title',
  facet: 'document',
  evolve(draft, { text }) {
    draft.title = text;
  },
  read: ({ text }) => ({ headline: 'Title', text }),
});
