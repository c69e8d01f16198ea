import { inOrder } from '../../domain/history';
import { elapsed, type ReportContext, type Said, said, saidWith } from '../context';

interface Acknowledgement extends Said {
  /** How long it took; empty where it was at once or cannot be told. */
  readonly after: string;
}

interface PassedOn extends Said {
  readonly target: string;
}

export interface EscalationItem extends Said {
  /** `E1` */
  readonly id: string;
  readonly target: string;
  /** Who was asked next, while nobody acknowledged. */
  readonly passedOn: readonly PassedOn[];
  /** Null until somebody does. */
  readonly acknowledged: Acknowledgement | null;
}

export function escalations(context: ReportContext): readonly EscalationItem[] {
  return inOrder(context.state.escalations).map((one) => ({
    id: one.id,
    target: one.target.name,
    passedOn: one.passedOn.map((passing) =>
      saidWith(passing, context, { target: passing.target.name }),
    ),
    acknowledged:
      one.acknowledged === undefined
        ? null
        : saidWith(one.acknowledged, context, { after: elapsed(one, one.acknowledged) }),
    ...said(one, context),
  }));
}
