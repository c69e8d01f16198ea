import { defineEntry } from './define-entry';

interface Payload {
  /** `seq` of the handover that was offered. */
  readonly offer: number;
}

export const handoverAccepted = defineEntry<Payload>()({
  kind: 'handover-accepted',
  label: 'handover accepted',
  facet: 'timeline',
  evolve(draft, { offer }) {
    draft.handovers = draft.handovers.map((one) =>
      one.seq === offer ? { ...one, accepted: true } : one,
    );
  },
  read: () => ({ headline: 'Handover accepted', text: '' }),
});
