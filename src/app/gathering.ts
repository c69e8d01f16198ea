/** Milliseconds in which a dozen requests are read, and which a commit takes. */
const mostMs = 2;

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

  /** Those that were not begun on yet, and when the first of them came. */
  const fresh: string[] = [];
  let since = 0;

  function begin(): void {
    for (const key of fresh.splice(0)) void run(key);
  }

  /**
   * Requests that arrived together are read one by one; this waits until all of them have been, unless that takes long:
   * nothing would be carried out meanwhile, and nothing be read afterwards while all of it is carried out.
   */
  function beginSoon(key: string): void {
    if (fresh.length === 0) {
      since = performance.now();
      setImmediate(begin);
    }
    fresh.push(key);
  }

  return function gather(key, item) {
    const queue = waiting.get(key);
    if (queue !== undefined) queue.push(item);
    else {
      waiting.set(key, [item]);
      beginSoon(key);
    }
    if (fresh.length > 0 && performance.now() - since > mostMs) begin();
  };
}
