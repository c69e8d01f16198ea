import type { Terminal } from './terminal';

/** Milliseconds between two lines where they cannot be written over each other. */
const sparseMs = 10_000;

export interface Progress {
  /** `share`: 0 to 1. */
  at(share: number): void;
  /** Leaves the line to what is said next. */
  end(): void;
}

/** Says on standard error how far something is: in one line that changes, or a line now and then. */
export function createProgress(
  { canOverwrite, err }: Terminal,
  what: string,
  now: () => number = Date.now,
): Progress {
  let shown = '';
  let saidAt = now();
  return {
    at(share) {
      const line = `${what} ${Math.floor(share * 100)} %`;
      if (line === shown) return;
      if (canOverwrite) err(`\r${line}`);
      else if (now() - saidAt >= sparseMs) {
        saidAt = now();
        err(`${line}\n`);
      } else return;
      shown = line;
    },
    end() {
      if (canOverwrite && shown !== '') err(`\r${' '.repeat(shown.length)}\r`);
      shown = '';
    },
  };
}
