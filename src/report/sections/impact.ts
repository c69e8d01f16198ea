import { inOrder } from '../../domain/history';
import { type ReportContext, type Said, saidWith } from '../context';

export interface Impact extends Said {
  /** Every percentage in the text: `25%`. */
  readonly figures: readonly string[];
}

export function impact(context: ReportContext): readonly Impact[] {
  return inOrder(context.state.impacts).map((one) =>
    saidWith(one, context, { figures: figuresIn(one.text) }),
  );
}

const percentage = /(?<![\d.,])(\d{1,4}(?:[.,]\d{1,4})?)\s?(?:%|per ?cent\b)/gi;

function figuresIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(percentage)].map(([, number]) => `${number}%`))];
}
