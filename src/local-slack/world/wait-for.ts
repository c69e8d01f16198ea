import type { World } from './world';

const TIMEOUT_MS = 20_000;
/** What is waited for may lie in the app, whose changes nobody reports. */
const ASK_AGAIN_MS = 20;

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
    const stops = [world.onChange(ask)];
    const repeat = setInterval(ask, ASK_AGAIN_MS);
    const timer = setTimeout(giveUp, timeoutMs);
    stops.push(
      () => clearInterval(repeat),
      () => clearTimeout(timer),
    );

    function ask(): void {
      try {
        const found = probe();
        if (found) settle(() => resolve(found));
      } catch (error) {
        settle(() => reject(error as Error));
      }
    }

    function giveUp(): void {
      settle(() => reject(new Error(`Waited ${timeoutMs} ms for ${what}, in vain`)));
    }

    function settle(finish: () => void): void {
      for (const stop of stops) stop();
      finish();
    }
  });
}
