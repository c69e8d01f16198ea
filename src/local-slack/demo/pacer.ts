/** Waits, and holds everybody who waits while it is paused. */
export interface Pacer {
  wait(ms: number): Promise<void>;
  pause(): void;
  resume(): void;
}

export function createPacer(): Pacer {
  let open: (() => void) | undefined;
  let gate = Promise.resolve();
  return {
    async wait(ms) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      await gate;
    },
    pause() {
      if (open) return;
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    resume() {
      open?.();
      open = undefined;
    },
  };
}
