import { isCorrection } from '../domain/entries';
import type { IncidentId } from '../ports/incident-id';
import { type Recording, StoreUnavailable, VersionConflict } from '../ports/incident-store';
import { type Decided, decideAll, type Wish } from './decisions';
import type { Deps } from './deps';
import { type IncidentInHand, NoIncident } from './incident-in-hand';
import type { Shelf } from './incident-shelf';

/** A conflict after which nothing new is found was caused by something else, and will be again. */
const mostBarrenConflicts = 3;
/** How often others may be first: each time, one of them has recorded something. */
const mostConflicts = 50;

/** What is being recorded of an incident. */
interface UnderWay {
  /** The last of it; missing where something failed, and what comes next is decided on what is on record. */
  last: Decided | undefined;
  /** Resolves when all of it has ended, and everybody was told. */
  end: Promise<void>;
}

/**
 * Records what came in at the same time together. While a recording waits for the disk, the next is decided on already and
 * follows it, where the store keeps them in order; both are told of only when they are on record. What this gives resolves
 * when more of the incident may be recorded, and never throws. `load` reads the incident anew.
 */
export function createRecorder(
  deps: Deps,
  shelf: Shelf,
  load: (id: IncidentId) => Promise<IncidentInHand | undefined>,
): (id: IncidentId, wishes: readonly Wish[]) => Promise<void> {
  const allUnderWay = new Map<IncidentId, UnderWay>();
  const { recordAll, recordAgain } = oneAfterTheOther(deps, shelf, load);

  /** One waits for the disk and one for its turn, so that the store is never without work: more would only be smaller. */
  async function follow(id: IncidentId, wishes: readonly Wish[], decided: Decided): Promise<void> {
    const before = allUnderWay.get(id);
    const appended = append(deps, shelf, decided, before?.last?.recording).then(
      () => decided.tellAll,
      (error) => () => {
        const latest = allUnderWay.get(id);
        if (latest !== undefined) latest.last = undefined;
        return recordAgain(id, wishes, error);
      },
    );
    const now: UnderWay = { last: decided, end: endOf(before, appended) };
    allUnderWay.set(id, now);
    void now.end.then(() => {
      if (allUnderWay.get(id) === now) allUnderWay.delete(id);
    });
    await before?.end;
  }

  return async function record(id, wishes) {
    const underWay = allUnderWay.get(id);
    const before = underWay === undefined ? shelf.get(id) : underWay.last?.after;
    const isInOrder = deps.incidents.keepsOrder && before !== undefined;
    const decided = isInOrder ? decideAll(deps, before, wishes) : undefined;
    if (decided !== undefined && mayFollow(decided)) return follow(id, wishes, decided);
    await underWay?.end;
    return recordAll(id, wishes, underWay === undefined ? decided : undefined);
  };
}

async function endOf(
  before: UnderWay | undefined,
  appended: Promise<() => void | Promise<void>>,
): Promise<void> {
  const goOn = await appended;
  await before?.end;
  await goOn();
}

/** A refusal tells what is on record, and a correction is written with the log as it is there. */
function mayFollow({ recording: { entries } }: Decided): boolean {
  return entries.length > 0 && !entries.some(isCorrection);
}

async function append(
  deps: Deps,
  shelf: Shelf,
  { before, after, recording }: Decided,
  follows?: Recording,
): Promise<void> {
  await deps.incidents.append(before.id, before.state.version, recording, follows);
  shelf.put(after);
}

/** Records so that nothing else of the incident is under way meanwhile; see `createRecorder`. */
function oneAfterTheOther(
  deps: Deps,
  shelf: Shelf,
  load: (id: IncidentId) => Promise<IncidentInHand | undefined>,
) {
  /** What cannot be recorded fails alone. `decided`: what was decided on the incident on the shelf. */
  async function recordAll(
    id: IncidentId,
    wishes: readonly Wish[],
    decided?: Decided,
  ): Promise<void> {
    try {
      const recorded = await recordWithRetry(id, wishes, decided);
      recorded.tellAll();
    } catch (error) {
      await fail(id, wishes, error);
    }
  }

  /** After a first try that failed. */
  async function recordAgain(
    id: IncidentId,
    wishes: readonly Wish[],
    error: unknown,
  ): Promise<void> {
    await (error instanceof VersionConflict ? recordAll(id, wishes) : fail(id, wishes, error));
  }

  async function fail(id: IncidentId, wishes: readonly Wish[], error: unknown): Promise<void> {
    const isAlone = wishes.length === 1 || error instanceof StoreUnavailable;
    if (isAlone) for (const { reject } of wishes) reject(error);
    else for (const wish of wishes) await recordAll(id, [wish]);
  }

  async function recordWithRetry(
    id: IncidentId,
    wishes: readonly Wish[],
    first: Decided | undefined,
  ): Promise<Decided> {
    const patience = createPatience();
    for (let tried = first; ; tried = undefined) {
      const decided = await decide(id, wishes, tried);
      const conflict = await recordOnce(decided).then(nothing, conflictOf);
      if (conflict === undefined) return decided;
      const after = await load(id);
      const isBarren = after?.state.version === decided.before.state.version;
      if (!patience.lasts(isBarren)) throw conflict;
    }
  }

  /** Decides on the incident on the shelf, unless that was done already. */
  async function decide(
    id: IncidentId,
    wishes: readonly Wish[],
    decided: Decided | undefined,
  ): Promise<Decided> {
    const before = shelf.get(id) ?? (await load(id));
    if (before === undefined) throw new NoIncident(id);
    return decided?.before === before ? decided : decideAll(deps, before, wishes);
  }

  /** What is recorded shows by itself whether it was decided on all there is; a refusal has to look. */
  async function recordOnce(decided: Decided): Promise<void> {
    if (decided.recording.entries.length > 0) return append(deps, shelf, decided);
    const { id, state } = decided.before;
    const now = await load(id);
    if (now?.state.version !== state.version) throw new VersionConflict('somebody recorded more');
  }

  return { recordAll, recordAgain };
}

/** How often something is tried again after a conflict. */
function createPatience() {
  let conflicts = 0;
  let barren = 0;
  return {
    lasts(isBarren: boolean): boolean {
      conflicts += 1;
      barren = isBarren ? barren + 1 : 0;
      return barren < mostBarrenConflicts && conflicts < mostConflicts;
    },
  };
}

function nothing(): undefined {}

function conflictOf(error: unknown): VersionConflict {
  if (error instanceof VersionConflict) return error;
  throw error;
}
