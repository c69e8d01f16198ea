/**
 * Does work about the same thing one after the other, whichever process is asked to: one that dies gives its turn up.
 * Other things go on meanwhile. Work must not ask for another lane, which could wait for this one.
 * Throws StoreUnavailable where nobody can say whose turn it is; then the work was not begun.
 */
export type InLane = <T>(thing: string, work: () => Promise<T>) => Promise<T>;
