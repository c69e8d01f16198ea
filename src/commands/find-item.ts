import { type Refusal, refuse } from '../domain/decision';
import type { ActionItem, Escalation, Hypothesis } from '../domain/incident-state';
import { madeItem } from '../domain/made-item';
import { standing } from '../domain/standing';
import type { Request } from './request';

interface Wanted<Item> {
  readonly items: readonly Item[];
  readonly id: string;
  readonly noun: string;
  /** A command that makes one. */
  readonly making: string;
}

/** The item with this id, or a refusal that says that it was removed, or names those there are. */
function find<Item extends { readonly id: string }>(
  { log }: Request,
  { items, id, noun, making }: Wanted<Item>,
): Item | Refusal {
  const item = items.find((one) => one.id === id);
  if (item !== undefined) return item;
  const removed = standing(log).find(({ entry, isRemoved }) => isRemoved && madeItem(entry) === id);
  if (removed !== undefined) {
    const { seq } = removed.entry.meta;
    const example = removed.isRedacted ? undefined : `restore T${seq}`;
    return refuse('no-such-item', `${id} was taken off the record, with T${seq}.`, example);
  }
  if (items.length === 0)
    return refuse('no-such-item', `There is no ${noun} yet, so no ${id}.`, making);
  const known = items.map((one) => one.id).join(', ');
  return refuse('no-such-item', `There is no ${noun} ${id} here; there is ${known}.`);
}

export function findHypothesis(request: Request, id: string): Hypothesis | Refusal {
  const making = 'hypothesis the 14:00 deploy broke the cache';
  return find(request, { items: request.state.hypotheses, id, noun: 'hypothesis', making });
}

export function findEscalation(request: Request, id: string): Escalation | Refusal {
  const making = 'escalate "database team" writes are stuck';
  return find(request, { items: request.state.escalations, id, noun: 'escalation', making });
}

export function findAction(request: Request, id: string): ActionItem | Refusal {
  const making = 'action add an alert for pool exhaustion';
  return find(request, { items: request.state.actions, id, noun: 'action item', making });
}
