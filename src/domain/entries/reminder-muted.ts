import { statement } from '../incident-state';
import type { Iso } from '../time/instant';
import { defineEntry } from './define-entry';

interface Payload {
  /** The reminder's; see reminders.ts. */
  readonly key: string;
  /** Until when; null for good. */
  readonly until: Iso | null;
}

export const reminderMuted = defineEntry<Payload>()({
  kind: 'reminder-muted',
  label: 'reminder',
  facet: 'housekeeping',
  evolve(draft, { key, until }, meta) {
    draft.mutes.push({ key, until, ...statement(meta, '') });
  },
  read: ({ key, until }) => ({
    headline: `Reminder ${key} ${until === null ? 'stopped' : `snoozed until ${until}`}`,
    text: '',
  }),
});
