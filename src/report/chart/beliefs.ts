import { inOrder } from '../../domain/history';
import type { Escalation, Hypothesis, HypothesisStep } from '../../domain/incident-state';
import type { Bar } from './bars';
import { plainLine } from './label';
import { escalationFill, hypothesisFills } from './palette';
import type { Timing } from './timing';

/** The hypotheses as bars from raised to ended, in order; what was confirmed gets its place first. */
export function hypothesisBars(hypotheses: readonly Hypothesis[], timing: Timing): readonly Bar[] {
  const ordered = inOrder(hypotheses);
  const right = ordered.filter(({ state }) => state === 'confirmed');
  const others = ordered.filter(({ state }) => state !== 'confirmed');
  return [...right, ...others].map((one) => hypothesisBar(one, timing));
}

function hypothesisBar(one: Hypothesis, { msOf }: Timing): Bar {
  const { id, text, state, course } = one;
  const ended = state === 'open' ? undefined : course.findLast(({ step }) => step === state);
  return {
    label: plainLine(`${id} ${text}`),
    from: msOf(one),
    ...(ended === undefined ? {} : { to: msOf(ended) }),
    fill: hypothesisFills[state],
    ...(state === 'open' ? {} : { end: state === 'confirmed' ? 'check' : 'cross' }),
    evidence: course.filter(isEvidence).map((step) => ({ ms: msOf(step), side: step.step })),
  };
}

function isEvidence(
  step: HypothesisStep,
): step is HypothesisStep & { readonly step: 'for' | 'against' } {
  return step.step === 'for' || step.step === 'against';
}

/** The escalations as bars from asked to acknowledged. */
export function escalationBars(escalations: readonly Escalation[], timing: Timing): readonly Bar[] {
  return inOrder(escalations).map((one) => {
    const { id, target, text, acknowledged } = one;
    return {
      label: plainLine(`${id} ${target.name}${text === '' ? '' : `: ${text}`}`),
      from: timing.msOf(one),
      ...(acknowledged === undefined ? {} : { to: timing.msOf(acknowledged) }),
      fill: escalationFill,
      end: 'circle',
      evidence: [],
    };
  });
}
