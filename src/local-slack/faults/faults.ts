import type { Fault, FaultState } from './fault';

export interface Faults {
  /** Asks for misbehaviour; the fault's id. */
  add(fault: Fault): string;
  /** Every fault there was since the last `clear`, oldest first. */
  list(): readonly FaultState[];
  /** Ends a fault; false when there is none of that id. */
  remove(id: string): boolean;
  /** Ends and forgets all of them. */
  clear(): void;
  /** The oldest fault that applies now, one of its times used up. */
  take(applies: (fault: Fault) => boolean): Fault | undefined;
}

/** What a fault that does not wait for a call or an event does, and is told. */
export interface Handle {
  /** It has struck; it is over if it has struck as often as it was to. */
  strike(): void;
  finish(): void;
}

/** Starts a fault that acts by itself; how to end it before its time, where that is possible. */
export type Begin = (fault: Fault, handle: Handle) => (() => void) | undefined;

interface Active {
  readonly id: string;
  readonly fault: Fault;
  readonly times: number;
  struck: number;
  isOver: boolean;
  end?: (() => void) | undefined;
}

/** So that a workspace left running does not grow without end. */
const MOST_KEPT = 200;

/** The misbehaviour somebody asked for. `changed` is called whenever there is news of it. */
export function createFaults(begin: Begin, changed: () => void): Faults {
  let asked: Active[] = [];
  let added = 0;

  function strike(active: Active): void {
    active.struck += 1;
    if (active.struck >= active.times) finish(active);
    changed();
  }

  function finish(active: Active): void {
    if (active.isOver) return;
    active.isOver = true;
    active.end?.();
    changed();
  }

  function isWorthKeeping({ isOver }: Active, index: number): boolean {
    return !isOver || asked.length - index < MOST_KEPT;
  }

  return {
    add(fault) {
      added += 1;
      const times = ('times' in fault ? fault.times : undefined) ?? Number.POSITIVE_INFINITY;
      const active: Active = { id: `fault-${added}`, fault, times, struck: 0, isOver: false };
      asked = [...asked.filter(isWorthKeeping), active];
      active.end = begin(fault, { strike: () => strike(active), finish: () => finish(active) });
      changed();
      return active.id;
    },
    list: () => asked.map(({ id, fault, struck, isOver }) => ({ id, fault, struck, isOver })),
    remove(id) {
      const active = asked.find((each) => each.id === id);
      if (active) finish(active);
      return active !== undefined;
    },
    clear() {
      asked.forEach(finish);
      asked = [];
      changed();
    },
    take(applies) {
      const active = asked.find(({ fault, isOver }) => !isOver && applies(fault));
      if (active) strike(active);
      return active?.fault;
    },
  };
}
