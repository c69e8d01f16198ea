import type { NewEntry } from '../domain/entries';
import type { Allowed, Standing } from '../domain/permissions';
import { extendedWithoutRedacted } from '../domain/redaction';
import { replay, resume } from '../domain/replay';
import type { IncidentId } from '../ports/incident-id';
import { type Decide, type Recorded, stamp, type Wish } from './decisions';
import type { Deps } from './deps';
import { stepsFor } from './effects';
import { createGathering } from './gathering';
import { away, reservedFor, standingOf } from './guarding';
import type { IncidentInHand } from './incident-in-hand';
import { createShelf, type Shelf } from './incident-shelf';
import type { Origin } from './origin';
import { createRecorder } from './recorder';
import { isHome } from './settings-in';

export interface IncidentBook {
  /** The incident as this process last read or recorded it, if it has it in hand; others may have gone on since. */
  inHand(id: IncidentId): IncidentInHand | undefined;
  /** The incident as of now; undefined where there is none. Throws StoreUnavailable. */
  load(id: IncidentId): Promise<IncidentInHand | undefined>;
  /**
   * Decides on the incident as it is and records what was decided, before anybody else does.
   * `decide` may be called again when somebody recorded in between. Throws StoreUnavailable, and NoIncident.
   */
  record<Outcome extends object>(
    id: IncidentId,
    origin: Origin,
    decide: Decide<Outcome>,
  ): Promise<Recorded<Outcome>>;
  /** Opens an incident with these first entries, under the workspace's next number. */
  open(
    workspaceId: string,
    origin: Origin,
    first: (number: number) => readonly NewEntry[],
  ): Promise<IncidentInHand>;
}

/** What is in hand is kept on a shelf; recorder.ts is the only place where a decision on it meets the store. */
export function createIncidentBook(deps: Deps): IncidentBook {
  const shelf = createShelf();
  const gather = createGathering<Wish>(createRecorder(deps, shelf, (id) => load(deps, shelf, id)));

  return {
    inHand: shelf.get,
    load: (id) => load(deps, shelf, id),
    async record<Outcome extends object>(id: IncidentId, origin: Origin, decide: Decide<Outcome>) {
      const wish = (standing?: Standing) =>
        new Promise<Recorded<Outcome>>((resolve, reject) => {
          // Each wish is resolved with what its own `decide` came to.
          gather(id, { origin, decide, standing, resolve: resolve as Wish['resolve'], reject });
        });
      const first = await wish();
      // Only what the record alone does not allow waits for what Slack says of the person.
      const rule = reservedFor(deps, first.outcome);
      const recorded = rule ? await wish(await askAbout(deps, id, origin, rule)) : first;
      if (recorded.entries.length > 0) deps.wake();
      return recorded;
    },
    async open(workspaceId, origin, first) {
      const incident = await open(deps, workspaceId, origin, first);
      deps.wake();
      return shelf.put(incident);
    },
  };
}

async function askAbout(
  deps: Deps,
  id: IncidentId,
  { by }: Origin,
  rule: readonly Allowed[],
): Promise<Standing> {
  const { workspaceId = '' } = (await deps.incidents.get(id)) ?? {};
  if (!isHome(deps.settings, workspaceId)) return away;
  return standingOf(deps, workspaceId, by.id, rule);
}

async function load(deps: Deps, shelf: Shelf, id: IncidentId): Promise<IncidentInHand | undefined> {
  const before = shelf.get(id);
  if (before === undefined) {
    const log = extendedWithoutRedacted([], await deps.incidents.load(id));
    return log.length === 0 ? undefined : shelf.put({ id, log, state: replay(log) });
  }
  // With the last one that is known already: without it, the incident was removed, by any process.
  const [known, ...added] = await deps.incidents.load(id, before.state.version - 1);
  if (known === undefined) {
    shelf.drop(id);
    return undefined;
  }
  if (added.length === 0) return before;
  const log = extendedWithoutRedacted(before.log, added);
  return shelf.put({ id, log, state: resume(before.state, log, added) });
}

async function open(
  deps: Deps,
  workspaceId: string,
  origin: Origin,
  first: (number: number) => readonly NewEntry[],
): Promise<IncidentInHand> {
  const now = deps.clock.now();
  let opened: IncidentInHand | undefined;
  await deps.incidents.open(workspaceId, (number, id) => {
    const entries = stamp(first(number), origin, now, 0);
    const state = replay(entries);
    opened = { id, log: entries, state };
    const steps = stepsFor({
      before: undefined,
      state,
      log: entries,
      entries,
      settings: deps.settings,
    });
    return { entries, state, steps };
  });
  if (opened === undefined) throw new Error('the store opened nothing');
  return opened;
}
