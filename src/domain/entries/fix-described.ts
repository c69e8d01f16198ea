import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const fixDescribed = defineEntry<{ readonly text: string }>()({
  kind: 'fix-described',
  label: 'fix',
  facet: 'timeline',
  evolve: (state, { text }, meta) => ({ ...state, fixes: [...state.fixes, statement(meta, text)] }),
  read: ({ text }) => ({ headline: 'Fix', text }),
});
