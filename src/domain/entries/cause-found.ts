import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const causeFound = defineEntry<{ readonly text: string }>()({
  kind: 'cause-found',
  label: 'cause',
  facet: 'timeline',
  evolve(draft, { text }, meta) {
    draft.causes.push(statement(meta, text));
  },
  read: ({ text }) => ({ headline: 'Root cause', text }),
});
