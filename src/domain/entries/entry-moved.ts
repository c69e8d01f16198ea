import type { Iso } from '../time/instant';
import type { Precision } from '../vocabulary';
import { defineEntry, unchanged } from './define-entry';

interface Payload {
  /** `seq` of the entry it corrects. */
  readonly target: number;
  readonly to: Iso;
  readonly precision: Precision;
  /** `seq` of the entry that this takes back, where it is an undoing. */
  readonly undoes?: number;
}

export const entryMoved = defineEntry<Payload>()({
  kind: 'entry-moved',
  label: 'moved',
  facet: 'correction',
  evolve: unchanged,
  read: ({ target }) => ({ headline: `T${target} moved in time`, text: '' }),
});
