import { statement } from '../incident-state';
import type { PersonRef } from '../person';
import { defineEntry } from './define-entry';

interface Payload {
  /** `A3` */
  readonly action: string;
  readonly text: string;
  readonly owner?: PersonRef;
  /** `2026-11-30` */
  readonly due?: string;
}

export const actionAdded = defineEntry<Payload>()({
  kind: 'action-added',
  label: 'action item',
  facet: 'document',
  evolve(draft, { action, text, owner, due }, meta) {
    draft.actions.push({
      id: action,
      state: 'open',
      ...(owner && { owner }),
      ...(due !== undefined && { due }),
      ...statement(meta, text),
    });
  },
  read: ({ action, text }) => ({ headline: `Action item ${action}`, text }),
});
