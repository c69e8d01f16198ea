import type { EntryMeta } from '../domain/entries/entry-meta';
import type { Iso } from '../domain/time/instant';

/** Who records, and through which door. `at`: when it happened, if not now (a marked message's time). */
export type Origin = Omit<EntryMeta, 'seq' | 'at' | 'precision' | 'recordedAt'> & {
  readonly at?: Iso;
};
