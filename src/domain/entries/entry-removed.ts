import { defineEntry, unchanged } from './define-entry';

interface Payload {
  /** `seq` of the entry it corrects. */
  readonly target: number;
  /** `seq` of the entry that this takes back, where it is an undoing. */
  readonly undoes?: number;
}

export const entryRemoved = defineEntry<Payload>()({
  kind: 'entry-removed',
  label: 'removed',
  facet: 'correction',
  evolve: unchanged,
  read: ({ target }) => ({ headline: `T${target} taken off the record`, text: '' }),
});
