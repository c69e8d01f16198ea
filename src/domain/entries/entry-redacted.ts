import { defineEntry, unchanged } from './define-entry';

interface Payload {
  /** `seq` of the entry whose words are gone for good. */
  readonly target: number;
}

export const entryRedacted = defineEntry<Payload>()({
  kind: 'entry-redacted',
  label: 'redacted',
  facet: 'correction',
  evolve: unchanged,
  read: ({ target }) => ({ headline: `The words of T${target} were redacted for good`, text: '' }),
});
