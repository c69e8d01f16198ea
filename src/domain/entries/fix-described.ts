import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const fixDescribed = defineEntry<{ readonly text: string }>()({
  kind: 'fix-described',
  label: 'fix',
  facet: 'timeline',
  evolve(draft, { text }, meta) {
    draft.fixes.push(statement(meta, text));
  },
  read: ({ text }) => ({ headline: 'Fix', text }),
});
