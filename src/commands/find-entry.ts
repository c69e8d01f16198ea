import { type Refusal, refuse } from '../domain/decision';
import { type StandingEntry, standing } from '../domain/standing';
import type { Request } from './request';

/** The entry `T5` as it stands, or a refusal. */
export function findEntry({ log }: Request, id: string): StandingEntry | Refusal {
  const seq = Number(id.slice(1));
  const found = standing(log).find((one) => one.entry.meta.seq === seq);
  if (found !== undefined) return found;
  if (seq < 1 || seq > log.length) {
    return refuse(
      'no-such-item',
      `There is no entry ${id} here; the last is T${log.length}.`,
      'timeline',
    );
  }
  return refuse(
    'not-possible-now',
    `${id} is itself a correction; correct the entry it points at.`,
    'timeline',
  );
}

/** Whether the record would no longer hang together without it. */
export function isFixed({ entry }: StandingEntry): boolean {
  return ['opened', 'channel-linked', 'closed', 'reopened'].includes(entry.kind);
}
