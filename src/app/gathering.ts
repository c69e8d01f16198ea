/**
 * Carries out items under the same key one batch after the other: whatever comes in before `carryOut` resolves makes up
 * the next. Different keys run side by side. `carryOut` must not throw.
 */
export function createGathering<Item>(
  carryOut: (key: string, items: readonly Item[]) => Promise<void>,
): (key: string, item: Item) => void {
  const waiting = new Map<string, Item[]>();

  async function run(key: string): Promise<void> {
    for (let items = take(key); items.length > 0; items = take(key)) await carryOut(key, items);
    waiting.delete(key);
  }

  function take(key: string): readonly Item[] {
    return waiting.get(key)?.splice(0) ?? [];
  }

  return function gather(key, item) {
    const queue = waiting.get(key);
    if (queue !== undefined) {
      queue.push(item);
      return;
    }
    waiting.set(key, [item]);
    // Requests that arrived together are read one by one; this waits until all of them have been.
    setImmediate(() => void run(key));
  };
}
