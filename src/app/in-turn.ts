/**
 * Carries out what keeps the thread busy for a while one after the other, and lets requests that came in meanwhile be
 * answered in between. Resolves and throws as `work` does.
 */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A queue of its own, with nobody in it. */
export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(othersFirst).then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Lets whatever came in meanwhile go first. */
export function othersFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
