/** Runs work under the same key one after the other; different keys run side by side. */
export function createLanes() {
  const tails = new Map<string, Promise<unknown>>();

  return async function inLane<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    tails.set(key, settled);
    try {
      return await mine;
    } finally {
      if (tails.get(key) === settled) tails.delete(key);
    }
  };
}
