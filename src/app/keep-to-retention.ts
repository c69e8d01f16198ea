import { addMs, DAY, diffMs, type Iso, MINUTE } from '../domain/time/instant';
import type { Archive } from '../ports/archive';
import type { Deps } from './deps';
import { removeOld } from './remove-old';

/** How often it is looked whether a day has passed; and how soon what failed is tried again. */
const lookEveryMs = 10 * MINUTE;

/**
 * Removes what was closed longer ago than is set, once a day however many processes there are: they take turns, and who
 * comes second sees that it is done. To be called as often as one likes. Throws what kept it from going on.
 */
export function createRetentionKeeper(deps: Deps, archive: Archive): () => Promise<undefined> {
  const { settings, clock, log, retention, inLane } = deps;
  const { days } = settings.retention;
  let lookedAt: Iso | undefined;

  async function lookOnceADay(): Promise<void> {
    const now = clock.now();
    const last = await retention.lastRun();
    if (last !== undefined && diffMs(last, now) < DAY) return;
    const removing = { ...deps, archive, reportZone: settings.reportZone };
    await removeOld(removing, addMs(now, -days * DAY), now, ({ row, isKept }) => {
      if (!isKept) log.info({ incidentId: row.id }, 'an old incident was exported and removed');
    });
    await retention.noteRun(now);
  }

  return async () => {
    const now = clock.now();
    if (days === 0) return undefined;
    if (lookedAt !== undefined && Math.abs(diffMs(lookedAt, now)) < lookEveryMs) return undefined;
    lookedAt = now;
    await inLane('retention', lookOnceADay);
    return undefined;
  };
}
