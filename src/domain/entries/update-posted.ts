import { statement } from '../incident-state';
import type { Iso } from '../time/instant';
import { defineEntry } from './define-entry';

interface Payload {
  readonly text: string;
  /** When people may expect the next one. */
  readonly nextDue?: Iso;
}

export const updatePosted = defineEntry<Payload>()({
  kind: 'update-posted',
  label: 'update',
  facet: 'timeline',
  evolve(draft, { text, nextDue }, meta) {
    const said = statement(meta, text);
    draft.updates.push(nextDue === undefined ? said : { nextDue, ...said });
  },
  read: ({ text }) => ({ headline: 'Status update', text }),
});
