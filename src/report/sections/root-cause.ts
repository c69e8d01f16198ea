import { inOrder } from '../../domain/history';
import { type ReportContext, type Said, said } from '../context';

export function rootCause(context: ReportContext): readonly Said[] {
  return inOrder(context.state.causes).map((one) => said(one, context));
}
