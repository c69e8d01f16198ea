/** How long an event is held back when no other comes. */
const HOLD_MS = 1000;

export interface EventOrder<T> {
  /** Passes an event on, or holds it back until the next one has been passed on. */
  pass(event: T, isHeldBack: boolean): void;
  /** Forgets what is held back. */
  stop(): void;
}

/** Delivers in order, but for those events that somebody asked to come too late. */
export function createEventOrder<T>(deliver: (event: T) => Promise<void>): EventOrder<T> {
  let held: { readonly event: T; readonly timer: NodeJS.Timeout } | undefined;

  function release(): void {
    if (!held) return;
    clearTimeout(held.timer);
    const { event } = held;
    held = undefined;
    void deliver(event);
  }

  return {
    pass(event, isHeldBack) {
      if (isHeldBack && !held) held = { event, timer: setTimeout(release, HOLD_MS) };
      else void deliver(event).finally(release);
    },
    stop() {
      clearTimeout(held?.timer);
      held = undefined;
    },
  };
}
