import { statement } from '../incident-state';
import type { ProsePart } from '../vocabulary';
import { defineEntry } from './define-entry';

interface Payload {
  readonly part: ProsePart;
  readonly text: string;
}

export const proseWritten = defineEntry<Payload>()({
  kind: 'prose-written',
  label: 'prose',
  facet: 'document',
  evolve(draft, { part, text }, meta) {
    draft.prose = { ...draft.prose, [part]: statement(meta, text) };
  },
  read: ({ part, text }) => ({ headline: `The ${part}`, text }),
});
