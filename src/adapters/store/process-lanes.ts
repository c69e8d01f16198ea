import type { InLane } from '../../ports/lanes';

/** Lanes for what one process is asked to do. */
export function createProcessLanes(): InLane {
  const tails = new Map<string, Promise<unknown>>();

  return async (thing, work) => {
    const before = tails.get(thing) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    tails.set(thing, settled);
    try {
      return await mine;
    } finally {
      if (tails.get(thing) === settled) tails.delete(thing);
    }
  };
}
