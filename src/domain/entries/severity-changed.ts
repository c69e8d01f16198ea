import { statement } from '../incident-state';
import type { Severity } from '../vocabulary';
import { changed, defineEntry } from './define-entry';

interface Payload {
  readonly from: Severity | null;
  readonly to: Severity;
  readonly text: string;
}

export const severityChanged = defineEntry<Payload>()({
  kind: 'severity-changed',
  label: 'severity',
  facet: 'timeline',
  evolve(draft, { to, text }, meta) {
    draft.severities.push({ value: to, ...statement(meta, text) });
  },
  read: ({ from, to, text }) => ({ headline: 'Severity', text: changed(from, to, text) }),
});
