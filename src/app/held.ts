import { addMs, type Iso, SECOND } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';

/**
 * What one process has taken, nobody else is given for this long. It is renewed for as long as the work goes on, so it
 * need not be longer than the work: when a process is killed, this is how soon another goes on.
 */
const leaseMs = 8 * SECOND;
const renewEveryMs = 2 * SECOND;

/** Until when something that is taken now is held. */
export function leaseFrom(now: Iso): Iso {
  return addMs(now, leaseMs);
}

interface Holding {
  readonly clock: Clock;
  readonly log: Logger;
  /** The end of the lease as it was taken. */
  readonly until: Iso;
  /** Has what is still held until `from` held until `until`. */
  renew(from: Iso, until: Iso): Promise<void>;
}

/** Does the work while nobody else is given what it is about. A lease that cannot be renewed does not end the work. */
export async function whileHeld<T>(
  { clock, log, until, renew }: Holding,
  work: () => Promise<T>,
): Promise<T> {
  let held = until;
  let renewing = Promise.resolve();

  async function renewOnce(): Promise<void> {
    const next = leaseFrom(clock.now());
    try {
      await renew(held, next);
      held = next;
    } catch (err) {
      log.warn({ err }, 'a lease could not be renewed');
    }
  }

  const timer = setInterval(() => {
    renewing = renewing.then(renewOnce);
  }, renewEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await renewing;
  }
}
