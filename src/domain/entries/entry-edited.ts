import { defineEntry, unchanged } from './define-entry';

interface Payload {
  /** `seq` of the entry it corrects. */
  readonly target: number;
  readonly text: string;
  /** `seq` of the entry that this takes back, where it is an undoing. */
  readonly undoes?: number;
}

export const entryEdited = defineEntry<Payload>()({
  kind: 'entry-edited',
  label: 'edited',
  facet: 'correction',
  evolve: unchanged,
  read: ({ target, text }) => ({ headline: `T${target} reworded`, text }),
});
