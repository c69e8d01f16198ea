import { defineEntry, unchanged } from './define-entry';

export const note = defineEntry<{ readonly text: string }>()({
  kind: 'note',
  label: 'note',
  facet: 'timeline',
  evolve: unchanged,
  read: ({ text }) => ({ headline: '', text }),
});
