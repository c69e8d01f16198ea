import { statement } from '../incident-state';
import type { Target } from '../person';
import { changeItem } from './change-item';
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
  evolve(draft, { escalation, target }, meta) {
    const passing = { target, ...statement(meta, '') };
    changeItem(draft.escalations, escalation, (one) => ({
      passedOn: [...one.passedOn, passing],
    }));
  },
  read: ({ escalation, target }) => ({
    headline: `${escalation} passed on to ${target.name}: nobody had acknowledged it`,
    text: '',
  }),
});
