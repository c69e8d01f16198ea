import type { Escalation } from './incident-state';
import type { Target } from './person';

/** Everybody who was asked, in order: nobody acknowledged before the next one was. */
export function everybodyAsked({
  target,
  passedOn,
}: Pick<Escalation, 'target' | 'passedOn'>): readonly Target[] {
  return [target, ...passedOn.map((one) => one.target)];
}

/** Who is asked now. */
export function askedNow({ target, passedOn }: Escalation): Target {
  return passedOn.at(-1)?.target ?? target;
}
