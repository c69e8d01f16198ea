import type { NewEntry, TimelineEntry } from '../domain/entries';
import type { Allowed, Standing } from '../domain/permissions';
import { extendedWithoutRedacted } from '../domain/redaction';
import { replay, resume } from '../domain/replay';
import type { Iso } from '../domain/time/instant';
import type { IncidentId } from '../ports/incident-id';
import { StoreUnavailable, VersionConflict } from '../ports/incident-store';
import type { NewStep } from '../ports/outbox';
import type { Deps } from './deps';
import { stepsFor } from './effects';
import { createGathering } from './gathering';
import { allowedOutcome, away, entriesIn, reservedFor, standingOf } from './guarding';
import { asOfNow, type Draft, draftFrom, grown } from './incident-draft';
import type { IncidentInHand } from './incident-in-hand';
import { createShelf, type Shelf } from './incident-shelf';
import type { Origin } from './origin';
import { isHome } from './settings-in';

/** What a decision came to: the outcome itself, and what was recorded of it. */
export interface Recorded<Outcome> {
  readonly outcome: Outcome;
  readonly incident: IncidentInHand;
  readonly entries: readonly TimelineEntry[];
}

/** An outcome that may be recorded has `entries`; any other is handed back as it is. */
type Decide<Outcome> = (incident: IncidentInHand) => Outcome;

/** There is no such incident, or no longer: it was removed from the record. */
export class NoIncident extends Error {
  override readonly name = 'NoIncident';

  constructor(id: IncidentId) {
    super(`no incident ${id}`);
  }
}

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

/** A conflict after which nothing new is found was caused by something else, and will be again. */
const mostBarrenConflicts = 3;
/** How often others may be first: each time, one of them has recorded something. */
const mostConflicts = 50;

/** Load, decide, record: the only place where a decision meets the store. */
export function createIncidentBook(deps: Deps): IncidentBook {
  const shelf = createShelf();
  const gather = createGathering<Wish>((id, wishes) => recordAll(deps, shelf, id, wishes));

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
  const [known, ...added] = await deps.incidents.load(id, before.log.length - 1);
  if (known === undefined) {
    shelf.drop(id);
    return undefined;
  }
  if (added.length === 0) return before;
  const log = extendedWithoutRedacted(before.log, added);
  return shelf.put({ id, log, state: resume(before.state, log, added) });
}

/** Somebody's decision that is still to be made and recorded. */
interface Wish {
  readonly origin: Origin;
  readonly decide: Decide<object>;
  readonly standing: Standing | undefined;
  readonly resolve: (recorded: Recorded<object>) => void;
  readonly reject: (error: unknown) => void;
}

/** Records what came in at the same time together. What cannot be recorded fails alone. */
async function recordAll(
  deps: Deps,
  shelf: Shelf,
  id: IncidentId,
  wishes: readonly Wish[],
): Promise<void> {
  try {
    const ends = await recordWithRetry(deps, shelf, id, wishes);
    for (const end of ends) end();
  } catch (error) {
    const isAlone = wishes.length === 1 || error instanceof StoreUnavailable;
    if (isAlone) for (const { reject } of wishes) reject(error);
    else for (const wish of wishes) await recordAll(deps, shelf, id, [wish]);
  }
}

async function recordWithRetry(
  deps: Deps,
  shelf: Shelf,
  id: IncidentId,
  wishes: readonly Wish[],
): Promise<readonly (() => void)[]> {
  let barren = 0;
  for (let conflicts = 1; ; conflicts += 1) {
    const before = shelf.get(id) ?? (await load(deps, shelf, id));
    if (before === undefined) throw new NoIncident(id);
    const tried = await recordOnce(deps, shelf, before, wishes).catch(conflictOf);
    if (!(tried instanceof VersionConflict)) return tried;
    const after = await load(deps, shelf, id);
    barren = after?.log.length === before.log.length ? barren + 1 : 0;
    if (barren >= mostBarrenConflicts || conflicts >= mostConflicts) throw tried;
  }
}

function conflictOf(error: unknown): VersionConflict {
  if (error instanceof VersionConflict) return error;
  throw error;
}

/** Decides on each wish, on the incident as the one before left it, and appends it all. Returns how each ends. */
async function recordOnce(
  deps: Deps,
  shelf: Shelf,
  before: IncidentInHand,
  wishes: readonly Wish[],
): Promise<readonly (() => void)[]> {
  const draft = draftFrom(before);
  const steps: NewStep[] = [];
  const ends = wishes.map((wish) => {
    try {
      const recorded = decideOn(deps, draft, wish);
      steps.push(...recorded.steps);
      return () => wish.resolve(recorded);
    } catch (error) {
      return () => wish.reject(error);
    }
  });
  const entries = draft.log.slice(before.log.length);
  if (entries.length === 0) {
    await assertCurrent(deps, shelf, before);
    return ends;
  }
  const { state } = draft;
  await deps.incidents.append(before.id, before.log.length, { entries, state, steps });
  shelf.put(draft);
  return ends;
}

/** What is recorded shows by itself whether it was decided on all there is; a refusal has to look. */
async function assertCurrent(deps: Deps, shelf: Shelf, before: IncidentInHand): Promise<void> {
  const now = await load(deps, shelf, before.id);
  if (now?.log.length !== before.log.length) throw new VersionConflict('somebody recorded more');
}

/** Decides, and adds what was decided to the draft; nothing, where it throws. */
function decideOn(
  deps: Deps,
  draft: Draft,
  { origin, decide, standing }: Wish,
): Recorded<object> & { readonly steps: readonly NewStep[] } {
  const before = { ...draft };
  const outcome = allowedOutcome(deps, before, origin, decide(before), standing);
  const decided = entriesIn(outcome);
  if (decided.length === 0) return { outcome, incident: asOfNow(draft), entries: [], steps: [] };
  const length = draft.log.length;
  const entries = stamp(decided, origin, deps.clock.now(), length);
  try {
    const log = grown(draft.log, entries);
    const state = resume(before.state, log, entries);
    const steps = stepsFor({ before: before.state, state, log, entries, settings: deps.settings });
    Object.assign(draft, { log, state });
    return { outcome, entries, steps, incident: asOfNow(draft) };
  } catch (error) {
    draft.log.length = length;
    throw error;
  }
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
