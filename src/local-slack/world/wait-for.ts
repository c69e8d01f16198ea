import type { World } from './world';

const TIMEOUT_MS = 10_000;

/** Resolves with the first truthy answer, asked again after every change. Throws after `timeoutMs`, naming `what`. */
export async function waitForChange<T>(
  world: World,
  what: string,
  probe: () => T | undefined | null | false,
  timeoutMs = TIMEOUT_MS,
): Promise<T> {
  const first = probe();
  if (first) return first;
  return await new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Waited ${timeoutMs} ms for ${what}, in vain`));
    }, timeoutMs);
    const stop = world.onChange(() => {
      try {
        const found = probe();
        if (!found) return;
        settle();
        resolve(found);
      } catch (error) {
        settle();
        reject(error as Error);
      }
    });
    function settle(): void {
      clearTimeout(timer);
      stop();
    }
  });
}
