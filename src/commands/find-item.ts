import { type Refusal, refuse } from '../domain/decision';
import type { ActionItem, Escalation, Hypothesis } from '../domain/incident-state';
import type { Request } from './request';

/** The item with this id, or a refusal that names those there are. */
function find<Item extends { readonly id: string; readonly text: string }>(
  items: readonly Item[],
  id: string,
  noun: string,
  command: string,
): Item | Refusal {
  const item = items.find((one) => one.id === id);
  if (item !== undefined) return item;
  if (items.length === 0)
    return refuse('no-such-item', `There is no ${noun} yet, so no ${id}.`, command);
  const known = items.map((one) => one.id).join(', ');
  return refuse('no-such-item', `There is no ${noun} ${id} here; there is ${known}.`);
}

export function findHypothesis({ state }: Request, id: string): Hypothesis | Refusal {
  return find(state.hypotheses, id, 'hypothesis', 'hypothesis the 14:00 deploy broke the cache');
}

export function findEscalation({ state }: Request, id: string): Escalation | Refusal {
  return find(state.escalations, id, 'escalation', 'escalate "database team" writes are stuck');
}

export function findAction({ state }: Request, id: string): ActionItem | Refusal {
  return find(state.actions, id, 'action item', 'action add an alert for pool exhaustion');
}
