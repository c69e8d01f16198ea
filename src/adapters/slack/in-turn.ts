/** Does work on the same thing one after the other, in the order it was asked for. */
export type InTurn = (thing: string, work: () => Promise<void>) => Promise<void>;

/** Queues by thing; a queue that runs empty is forgotten. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<void>>();
  return async (thing, work) => {
    const before = last.get(thing) ?? Promise.resolve();
    const turn = before.then(work, work);
    last.set(thing, turn);
    try {
      await turn;
    } finally {
      if (last.get(thing) === turn) last.delete(thing);
    }
  };
}
