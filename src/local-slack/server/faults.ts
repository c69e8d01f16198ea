import type { Fault } from '../types';

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that applies now, one of its times used up. */
  take(applies: (fault: Fault) => boolean): Fault | undefined;
}

/** The misbehaviour somebody asked for, oldest first. */
export function createFaults(): Faults {
  let active: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      active = [];
    },
    take(applies) {
      const found = active.find(({ fault }) => applies(fault));
      if (!found) return undefined;
      found.left -= 1;
      active = active.filter(({ left }) => left > 0);
      return found.fault;
    },
  };
}
