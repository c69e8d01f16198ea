import { statement } from '../incident-state';
import type { Target } from '../person';
import { defineEntry } from './define-entry';

interface Payload {
  /** `E1` */
  readonly escalation: string;
  /** Who is asked now. */
  readonly target: Target;
}

export const escalationPassedOn = defineEntry<Payload>()({
  kind: 'escalation-passed-on',
  label: 'passed on',
  facet: 'timeline',
  evolve(state, { escalation, target }, meta) {
    const passing = { ...statement(meta, ''), target };
    const escalations = state.escalations.map((one) =>
      one.id === escalation ? { ...one, passedOn: [...one.passedOn, passing] } : one,
    );
    return { ...state, escalations };
  },
  read: ({ escalation, target }) => ({
    headline: `${escalation} passed on to ${target.name}: nobody had acknowledged it`,
    text: '',
  }),
});
