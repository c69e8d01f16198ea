import { defineEntry, unchanged } from './define-entry';

interface Payload {
  /** `seq` of the entry it corrects. */
  readonly target: number;
  readonly text: string;
}

export const entryEdited = defineEntry<Payload>()({
  kind: 'entry-edited',
  label: 'edited',
  facet: 'correction',
  evolve: unchanged,
  read: ({ target, text }) => ({ headline: `T${target} reworded`, text }),
});
