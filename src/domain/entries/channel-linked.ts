import { defineEntry } from './define-entry';

export const channelLinked = defineEntry<{ readonly channelId: string; readonly name: string }>()({
  kind: 'channel-linked',
  label: 'channel',
  facet: 'housekeeping',
  evolve(draft, { channelId, name }) {
    draft.channel = { id: channelId, name };
  },
  read: ({ name }) => ({ headline: `Channel #${name}`, text: '' }),
});
