/** Counts what is being worked on, since Bolt does not wait for it. */
export interface InFlight {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is left, or after `ms` milliseconds with how much is. */
  settled(ms: number): Promise<number>;
}

/** A new count, at nothing. */
export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    run(work) {
      const promise = work();
      const end = () => void running.delete(promise);
      running.add(promise);
      promise.then(end, end);
      return promise;
    },
    async settled(ms) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, ms);
      });
      await Promise.race([Promise.allSettled(running), late]);
      clearTimeout(timer);
      return running.size;
    },
  };
}
