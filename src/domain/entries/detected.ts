import { statement } from '../incident-state';
import { defineEntry } from './define-entry';

export const detected = defineEntry<{ readonly text: string }>()({
  kind: 'detected',
  label: 'detected',
  facet: 'timeline',
  evolve: (state, { text }, meta) => ({
    ...state,
    detections: [...state.detections, statement(meta, text)],
  }),
  read: ({ text }) => ({ headline: 'Detected', text }),
});
