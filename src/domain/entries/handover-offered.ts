import { statement } from '../incident-state';
import type { PersonRef } from '../person';
import { defineEntry } from './define-entry';

interface Payload {
  readonly to: PersonRef;
  readonly text: string;
}

export const handoverOffered = defineEntry<Payload>()({
  kind: 'handover-offered',
  label: 'handover',
  facet: 'timeline',
  evolve(draft, { to, text }, meta) {
    draft.handovers.push({ to, accepted: false, ...statement(meta, text) });
  },
  read: ({ to, text }) => ({ headline: `Handover offered to ${to.name}`, text }),
});
