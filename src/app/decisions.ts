import type { NewEntry, TimelineEntry } from '../domain/entries';
import type { Standing } from '../domain/permissions';
import { resume } from '../domain/replay';
import type { Iso } from '../domain/time/instant';
import type { Recording } from '../ports/incident-store';
import type { NewStep } from '../ports/outbox';
import type { Deps } from './deps';
import { stepsFor } from './effects';
import { allowedOutcome, entriesIn } from './guarding';
import { asOfNow, type Draft, draftFrom, grown } from './incident-draft';
import type { IncidentInHand } from './incident-in-hand';
import type { Origin } from './origin';

/** What a decision came to: the outcome itself, and what was recorded of it. */
export interface Recorded<Outcome> {
  readonly outcome: Outcome;
  readonly incident: IncidentInHand;
  readonly entries: readonly TimelineEntry[];
}

/** An outcome that may be recorded has `entries`; any other is handed back as it is. */
export type Decide<Outcome> = (incident: IncidentInHand) => Outcome;

/** Somebody's decision that is still to be made and recorded. */
export interface Wish {
  readonly origin: Origin;
  readonly decide: Decide<object>;
  readonly standing: Standing | undefined;
  readonly resolve: (recorded: Recorded<object>) => void;
  readonly reject: (error: unknown) => void;
}

/** What several wishes came to, one after the other; nothing of it is recorded yet. */
export interface Decided {
  /** What it was decided on. */
  readonly before: IncidentInHand;
  /** The incident once it is recorded. */
  readonly after: IncidentInHand;
  readonly recording: Recording;
  /** Tells each what became of its wish. */
  tellAll(): void;
}

/** Decides on each wish, on the incident as the one before left it. */
export function decideAll(deps: Deps, before: IncidentInHand, wishes: readonly Wish[]): Decided {
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
  const { log, state } = draft;
  const entries = log.slice(before.state.version);
  return {
    before,
    after: asOfNow(draft),
    recording: { entries, state, steps },
    tellAll() {
      for (const end of ends) end();
    },
  };
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

/** Gives decided entries their place, their moment and whoever recorded them. */
export function stamp(
  entries: readonly NewEntry[],
  origin: Origin,
  now: Iso,
  after: number,
): readonly TimelineEntry[] {
  const { at = now, ...from } = origin;
  return entries.map(({ kind, payload, moment }, index) => ({
    kind,
    payload,
    meta: {
      seq: after + index + 1,
      at: moment?.at ?? at,
      precision: moment?.precision ?? 'exact',
      recordedAt: now,
      // Last, for the reason that `statement` gives.
      ...from,
    },
  })) as readonly TimelineEntry[];
}
