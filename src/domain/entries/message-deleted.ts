import { defineEntry, unchanged } from './define-entry';

interface Payload {
  /** `seq` of the entry whose message is gone. */
  readonly target: number;
}

export const messageDeleted = defineEntry<Payload>()({
  kind: 'message-deleted',
  label: 'removed in Slack',
  facet: 'correction',
  evolve: unchanged,
  read: ({ target }) => ({ headline: `The message of T${target} was removed in Slack`, text: '' }),
});
