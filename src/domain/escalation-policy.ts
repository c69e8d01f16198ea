import type { Escalation } from './incident-state';
import type { Target } from './person';

/** Who is asked next. */
export interface EscalationStep {
  readonly target: Target;
  /** So many milliseconds after the one before was asked; without it, in place of their last reminder. */
  readonly afterMs?: number;
}

/** What follows on a target where nobody acknowledges, by the name of the target. */
export type Policies = Readonly<Record<string, readonly EscalationStep[]>>;

/** Whom the settings name after everybody who was asked. */
export function nextStep(
  { target, passedOn }: Pick<Escalation, 'target' | 'passedOn'>,
  policies: Policies,
  targets: readonly Target[],
): EscalationStep | undefined {
  const named = targets.find(({ id }) => id !== undefined && id === target.id)?.name ?? '';
  const name = [target.name, named].find((one) => Object.hasOwn(policies, one));
  return name === undefined ? undefined : policies[name]?.[passedOn.length];
}
