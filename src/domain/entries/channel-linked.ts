import { defineEntry } from './define-entry';

export const channelLinked = defineEntry<{ readonly channelId: string; readonly name: string }>()({
  kind: 'channel-linked',
  label: 'channel',
  facet: 'housekeeping',
  evolve: (state, { channelId, name }) => ({ ...state, channel: { id: channelId, name } }),
  read: ({ name }) => ({ headline: `Channel #${name}`, text: '' }),
});
