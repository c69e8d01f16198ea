import { inOrder } from '../../domain/history';
import type { Hypothesis, HypothesisStep } from '../../domain/incident-state';
import { elapsed, type ReportContext, type Said, said } from '../context';

interface HypothesisCourseStep extends Said {
  readonly label: string;
  /** How long after it was raised; empty for the raising itself. */
  readonly after: string;
}

interface HypothesisItem extends Said {
  /** `H2` */
  readonly id: string;
  readonly state: Hypothesis['state'];
  /** `ruled out by Ana after 40 min`, `open` */
  readonly outcome: string;
  readonly course: readonly HypothesisCourseStep[];
}

export interface HypothesisGroup {
  readonly heading: string;
  readonly items: readonly HypothesisItem[];
}

const groups: readonly { readonly state: Hypothesis['state']; readonly heading: string }[] = [
  { state: 'confirmed', heading: 'Confirmed' },
  { state: 'ruled-out', heading: 'Misleading paths' },
  { state: 'open', heading: 'Open' },
];

const labels = {
  raised: 'Raised',
  for: 'Evidence for',
  against: 'Evidence against',
  'ruled-out': 'Ruled out',
  confirmed: 'Confirmed',
  reopened: 'Reopened',
} as const satisfies Record<HypothesisStep['step'], string>;

/** What was believed, by how it ended. */
export function hypotheses(context: ReportContext): readonly HypothesisGroup[] {
  return groups
    .map(({ state, heading }) => ({
      heading,
      items: context.state.hypotheses
        .filter((one) => one.state === state)
        .map((one) => item(one, context)),
    }))
    .filter(({ items }) => items.length > 0);
}

function item(hypothesis: Hypothesis, context: ReportContext): HypothesisItem {
  const { id, state } = hypothesis;
  const { entry, at, precision, when, by, text } = said(hypothesis, context);
  const course = inOrder(hypothesis.course).map((one) => step(one, hypothesis, context));
  return {
    id,
    state,
    entry,
    at,
    precision,
    when,
    by,
    text,
    outcome: outcomeOf(hypothesis),
    course,
  };
}

function step(one: HypothesisStep, hypothesis: Hypothesis, context: ReportContext) {
  const isRaising = one.step === 'raised';
  const { entry, at, precision, when, by } = said(one, context);
  // The words of the raising are the hypothesis itself, which stands above.
  const text = isRaising ? '' : one.text;
  const after = isRaising ? '' : elapsed(hypothesis, one);
  return { label: labels[one.step], entry, at, precision, when, by, text, after };
}

function outcomeOf(hypothesis: Hypothesis): string {
  const { state } = hypothesis;
  const end = hypothesis.course.findLast(({ step }) => step === state);
  if (end === undefined) return 'open';
  const after = elapsed(hypothesis, end);
  return `${labels[end.step].toLowerCase()} by ${end.by.name}${after && ` after ${after}`}`;
}
