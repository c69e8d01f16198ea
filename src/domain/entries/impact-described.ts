import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const impactDescribed = defineEntry<{ readonly text: string }>()({
  kind: 'impact-described',
  label: 'impact',
  facet: 'timeline',
  evolve(draft, { text }, meta) {
    draft.impacts.push(statement(meta, text));
  },
  read: ({ text }) => ({ headline: 'Impact', text }),
});
