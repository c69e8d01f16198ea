import type { ActionItem } from '../../domain/incident-state';
import { type ReportContext, type Said, said } from '../context';

interface MeasureAction extends Said {
  /** `A3` */
  readonly id: string;
  /** Empty where nobody has it. */
  readonly owner: string;
  /** `2026-11-30`, empty where none was set. */
  readonly due: string;
  readonly state: ActionItem['state'];
}

export interface Measures {
  readonly improvements: readonly Said[];
  readonly actions: readonly MeasureAction[];
  readonly isEmpty: boolean;
}

export function measures(context: ReportContext): Measures {
  const improvements = context.state.improvements.map((one) => said(one, context));
  const actions = context.state.actions.map((one) => ({
    id: one.id,
    ...said(one, context),
    owner: one.owner?.name ?? '',
    due: one.due ?? '',
    state: one.state,
  }));
  return { improvements, actions, isEmpty: improvements.length + actions.length === 0 };
}
