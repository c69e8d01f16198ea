import type { Logger } from '../../ports/logger';

/** Lets somebody in; what it comes to is called when they leave. Undefined where there is no room. */
export type Enter = () => (() => void) | undefined;

/** So many that the last of them is answered within the three seconds that Slack waits, where a hundred are done in one. */
const MOST_COMMANDS = 250;

/** Counts who is in. That nobody more is let in is logged when it begins, not for each. */
export function createAdmission(log: Logger, most = MOST_COMMANDS): Enter {
  let inside = 0;
  let isFull = false;

  function leave(): void {
    inside -= 1;
    if (inside < most / 2) isFull = false;
  }

  return () => {
    if (inside >= most) {
      if (!isFull) log.warn({ most }, 'too many commands at once: some are turned away');
      isFull = true;
      return undefined;
    }
    inside += 1;
    return leave;
  };
}
