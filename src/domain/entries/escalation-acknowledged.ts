import { statement } from '../incident-state';
import type { PersonRef } from '../person';
import { defineEntry } from './define-entry';

interface Payload {
  /** `E1` */
  readonly escalation: string;
  readonly acknowledgedBy: PersonRef;
  readonly text: string;
}

export const escalationAcknowledged = defineEntry<Payload>()({
  kind: 'escalation-acknowledged',
  label: 'acknowledged',
  facet: 'timeline',
  evolve(state, { escalation, acknowledgedBy, text }, meta) {
    const acknowledged = { ...statement(meta, text), by: acknowledgedBy };
    const escalations = state.escalations.map((one) =>
      one.id === escalation ? { ...one, acknowledged } : one,
    );
    return { ...state, escalations };
  },
  read: ({ escalation, acknowledgedBy, text }) => ({
    headline: `${escalation} acknowledged by ${acknowledgedBy.name}`,
    text,
  }),
});
