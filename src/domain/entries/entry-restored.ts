import { defineEntry, unchanged } from './define-entry';

interface Payload {
  /** `seq` of the entry it corrects. */
  readonly target: number;
  /** `seq` of the entry that this takes back, where it is an undoing. */
  readonly undoes?: number;
}

export const entryRestored = defineEntry<Payload>()({
  kind: 'entry-restored',
  label: 'restored',
  facet: 'correction',
  evolve: unchanged,
  read: ({ target }) => ({ headline: `T${target} put back on the record`, text: '' }),
});
