import { statement } from '../incident-state';
import type { Status } from '../vocabulary';
import { changed, defineEntry } from './define-entry';

interface Payload {
  readonly from: Status;
  readonly to: Exclude<Status, 'closed'>;
  readonly text: string;
}

export const statusChanged = defineEntry<Payload>()({
  kind: 'status-changed',
  label: 'status',
  facet: 'timeline',
  evolve(draft, { to, text }, meta) {
    draft.statuses.push({ value: to, ...statement(meta, text) });
  },
  read: ({ from, to, text }) => ({ headline: 'Status', text: changed(from, to, text) }),
});
