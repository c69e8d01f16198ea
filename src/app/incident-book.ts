import type { NewEntry, TimelineEntry } from '../domain/entries';
import type { EntryMeta } from '../domain/entries/define-entry';
import type { IncidentState } from '../domain/incident-state';
import { replay, resume } from '../domain/replay';
import type { Iso } from '../domain/time/instant';
import { type IncidentId, VersionConflict } from '../ports/incident-store';
import type { Deps } from './deps';
import { stepsFor } from './effects';
import { createLanes } from './lanes';

/** An incident as it is on record: its log and what that amounts to. */
export interface IncidentInHand {
  readonly id: IncidentId;
  readonly log: readonly TimelineEntry[];
  readonly state: IncidentState;
}

/** Who records, and through which door. `at`: when it happened, if not now (a marked message's time). */
export type Origin = Omit<EntryMeta, 'seq' | 'at' | 'precision' | 'recordedAt'> & {
  readonly at?: Iso;
};

/** What a decision came to: the outcome itself, and what was recorded of it. */
export interface Recorded<Outcome> {
  readonly outcome: Outcome;
  readonly incident: IncidentInHand;
  readonly entries: readonly TimelineEntry[];
}

/** An outcome that may be recorded has `entries`; any other is handed back as it is. */
type Decide<Outcome> = (incident: IncidentInHand) => Outcome;

export interface IncidentBook {
  /** The incident as of now; undefined where there is none. Throws StoreUnavailable. */
  load(id: IncidentId): Promise<IncidentInHand | undefined>;
  /**
   * Decides on the incident as it is and records what was decided, before anybody else does.
   * `decide` may be called again when somebody recorded in between. Throws StoreUnavailable.
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

/** A conflict means that another process recorded first; three in a row mean that something else is wrong. */
const triesAfterConflict = 3;

/** Load, decide, record: the only place where a decision meets the store. */
export function createIncidentBook(deps: Deps): IncidentBook {
  const inLane = createLanes();
  const shelf = createShelf();

  return {
    load: (id) => load(deps, shelf, id),
    async record(id, origin, decide) {
      const recorded = await inLane(id, () => recordWithRetry(deps, shelf, id, origin, decide));
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

async function load(deps: Deps, shelf: Shelf, id: IncidentId): Promise<IncidentInHand | undefined> {
  const before = shelf.get(id);
  const added = await deps.incidents.load(id, before?.log.length ?? 0);
  if (before !== undefined && added.length === 0) return before;
  const log = [...(before?.log ?? []), ...added];
  if (log.length === 0) return undefined;
  const state = before === undefined ? replay(log) : resume(before.state, log, added);
  return shelf.put({ id, log, state });
}

async function recordWithRetry<Outcome extends object>(
  deps: Deps,
  shelf: Shelf,
  id: IncidentId,
  origin: Origin,
  decide: Decide<Outcome>,
): Promise<Recorded<Outcome>> {
  for (let tries = 1; ; tries += 1) {
    try {
      const before = shelf.get(id) ?? (await load(deps, shelf, id));
      if (before === undefined) throw new Error(`no incident ${id}`);
      return await recordOnce(deps, shelf, before, origin, decide);
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries >= triesAfterConflict) throw error;
      await load(deps, shelf, id);
    }
  }
}

async function recordOnce<Outcome extends object>(
  deps: Deps,
  shelf: Shelf,
  before: IncidentInHand,
  origin: Origin,
  decide: Decide<Outcome>,
): Promise<Recorded<Outcome>> {
  const outcome = decide(before);
  const decided = 'entries' in outcome ? (outcome.entries as readonly NewEntry[]) : [];
  if (decided.length === 0) return { outcome, incident: before, entries: [] };
  const { id } = before;
  const entries = stamp(decided, origin, deps.clock.now(), before.log.length);
  const log = [...before.log, ...entries];
  const state = resume(before.state, log, entries);
  const steps = stepsFor({ before: before.state, state, log, entries, settings: deps.settings });
  await deps.incidents.append(id, before.log.length, { entries, state, steps });
  return { outcome, entries, incident: shelf.put({ id, log, state }) };
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

/** Gives decided entries their place, their moment and whoever recorded them. */
function stamp(
  entries: readonly NewEntry[],
  origin: Origin,
  now: Iso,
  after: number,
): readonly TimelineEntry[] {
  const { at = now, ...meta } = origin;
  return entries.map(({ moment, ...entry }, index) => ({
    ...entry,
    meta: {
      ...meta,
      seq: after + index + 1,
      at: moment?.at ?? at,
      precision: moment?.precision ?? 'exact',
      recordedAt: now,
    },
  })) as readonly TimelineEntry[];
}

const keptInMemory = 500;

/** The incidents used last. What is kept may be behind the store; the store's version check finds that out. */
function createShelf() {
  const kept = new Map<IncidentId, IncidentInHand>();
  return {
    get: (id: IncidentId) => kept.get(id),
    put(incident: IncidentInHand): IncidentInHand {
      kept.delete(incident.id);
      kept.set(incident.id, incident);
      const oldest = kept.size > keptInMemory ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return incident;
    },
  };
}

type Shelf = ReturnType<typeof createShelf>;
