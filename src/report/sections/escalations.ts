import { inOrder } from '../../domain/history';
import { elapsed, type ReportContext, type Said, said } from '../context';

interface Acknowledgement extends Said {
  /** How long it took; empty where it was at once or cannot be told. */
  readonly after: string;
}

export interface EscalationItem extends Said {
  /** `E1` */
  readonly id: string;
  readonly target: string;
  /** Null until somebody does. */
  readonly acknowledged: Acknowledgement | null;
}

export function escalations(context: ReportContext): readonly EscalationItem[] {
  return inOrder(context.state.escalations).map((one) => ({
    id: one.id,
    target: one.target.name,
    ...said(one, context),
    acknowledged:
      one.acknowledged === undefined
        ? null
        : { ...said(one.acknowledged, context), after: elapsed(one, one.acknowledged) },
  }));
}
