import { statement } from '../incident-state';
import type { Target } from '../person';
import { defineEntry } from './define-entry';

interface Payload {
  /** `E1` */
  readonly escalation: string;
  readonly target: Target;
  readonly text: string;
}

export const escalated = defineEntry<Payload>()({
  kind: 'escalated',
  label: 'escalation',
  facet: 'timeline',
  evolve(draft, { escalation, target, text }, meta) {
    draft.escalations.push({ id: escalation, target, passedOn: [], ...statement(meta, text) });
  },
  read: ({ escalation, target, text }) => ({
    headline: `Escalated to ${target.name} (${escalation})`,
    text,
  }),
});
