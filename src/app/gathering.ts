/** Milliseconds that reading may go on before what came in is begun: about half of what a commit takes. */
const readingMs = 1;

/**
 * Carries out items under the same key one batch after the other: whatever comes in before `carryOut` resolves makes up
 * the next. Different keys run side by side. `carryOut` must not throw. `now` tells milliseconds.
 *
 * Requests that arrived together are read one by one, and wait until all of them have been. Where that takes long, those
 * that were read are begun, and the rest is read while they are carried out.
 */
export function createGathering<Item>(
  carryOut: (key: string, items: readonly Item[]) => Promise<void>,
  now: () => number = () => performance.now(),
): (key: string, item: Item) => void {
  const waiting = new Map<string, Item[]>();
  /** Those of them that are not begun yet. */
  const fresh: string[] = [];
  /** When the first of these came. */
  let since = 0;

  async function run(key: string): Promise<void> {
    for (let items = take(key); items.length > 0; items = take(key)) await carryOut(key, items);
    waiting.delete(key);
  }

  function take(key: string): readonly Item[] {
    return waiting.get(key)?.splice(0) ?? [];
  }

  function begin(): void {
    for (const key of fresh.splice(0)) void run(key);
  }

  function beginSoon(key: string): void {
    if (fresh.length === 0) {
      since = now();
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
    if (fresh.length > 0 && now() - since > readingMs) begin();
  };
}
