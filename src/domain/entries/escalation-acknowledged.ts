import { statement } from '../incident-state';
import type { PersonRef } from '../person';
import { changeItem } from './change-item';
import { defineEntry } from './define-entry';

interface Payload {
  /** `E1` */
  readonly escalation: string;
  readonly acknowledgedBy: PersonRef;
  readonly text: string;
  /** The pager that it was said to, where it was not said in Slack. */
  readonly pager?: string;
}

export const escalationAcknowledged = defineEntry<Payload>()({
  kind: 'escalation-acknowledged',
  label: 'acknowledged',
  facet: 'timeline',
  evolve(draft, { escalation, acknowledgedBy, text, pager }, meta) {
    const said = { ...statement(meta, text), by: acknowledgedBy };
    const acknowledged = pager === undefined ? said : { ...said, pager };
    changeItem(draft.escalations, escalation, () => ({ acknowledged }));
  },
  read: ({ escalation, acknowledgedBy, text, pager }) => ({
    headline: `${escalation} acknowledged by ${acknowledgedBy.name}${throughPager(pager)}`,
    text,
  }),
});

/** ` through payments-pager`, or nothing. */
export function throughPager(pager: string | undefined): string {
  return pager === undefined ? '' : ` through ${pager}`;
}
