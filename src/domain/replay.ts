import { isCorrection, kindOf, type TimelineEntry } from './entries';
import { unchanged } from './entries/define-entry';
import { draftOf, type IncidentState, initialState, type StateDraft } from './incident-state';
import { isWrittenAfterwards } from './moments';
import { standing } from './standing';

/** The state that a whole log amounts to. Never throws for a log of known kinds. */
export function replay(log: readonly TimelineEntry[]): IncidentState {
  const entries = log.some(isCorrection)
    ? standing(log)
        .filter((one) => !one.isRemoved)
        .map((one) => one.entry)
    : log;
  const state = after(initialState, entries);
  return { ...state, version: log.length, numbered: log.reduce(count, initialState.numbered) };
}

/** The state after more entries: the same as replaying the longer log, only quicker when nothing is corrected. */
export function resume(
  before: IncidentState,
  log: readonly TimelineEntry[],
  added: readonly TimelineEntry[],
): IncidentState {
  if (added.some(isCorrection)) return replay(log);
  const state = after(before, added);
  return { ...state, version: log.length, numbered: added.reduce(count, before.numbered) };
}

function after(before: IncidentState, entries: readonly TimelineEntry[]): IncidentState {
  // Copying every list would be most of the work for a note, which adds to none.
  const draft = entries.every(changesNothing) ? ({ ...before } as StateDraft) : draftOf(before);
  const isAfterwards = writtenAfterwards(draft);
  for (const entry of entries) {
    const kind = kindOf(entry);
    kind.evolve(draft, entry.payload, entry.meta);
    if (kind.facet === 'timeline' && tellsTheTime(entry, isAfterwards)) {
      draft.lastMoment = entry.meta.at;
    }
  }
  return draft;
}

function changesNothing(entry: TimelineEntry): boolean {
  return kindOf(entry).evolve === unchanged;
}

/**
 * Whether the next clock time may be read against this entry's. Lessons and the like happen at no time of the
 * incident's, and in a write-up what was recorded without a time of its own happened long before.
 */
function tellsTheTime({ meta }: TimelineEntry, isAfterwards: () => boolean): boolean {
  const { source, at, recordedAt } = meta;
  return source !== 'system' && (at !== recordedAt || !isAfterwards());
}

/** `isWrittenAfterwards` of a draft as it is by then, worked out again only when there is more to tell from. */
function writtenAfterwards(draft: StateDraft): () => boolean {
  let told: number | undefined;
  let isAfterwards = false;
  return () => {
    const { opening, detections, impacts, statuses } = draft;
    const tell = (opening ? 1 : 0) + detections.length + impacts.length + statuses.length;
    if (tell !== told) isAfterwards = isWrittenAfterwards(draft);
    told = tell;
    return isAfterwards;
  };
}

type Numbered = IncidentState['numbered'];

/** Counts the numbers given so far; a removed H1 keeps its number, so that no id ever means two things. */
function count(numbered: Numbered, entry: TimelineEntry): Numbered {
  if (entry.kind === 'hypothesis-raised') return { ...numbered, H: numbered.H + 1 };
  if (entry.kind === 'escalated') return { ...numbered, E: numbered.E + 1 };
  if (entry.kind === 'action-added') return { ...numbered, A: numbered.A + 1 };
  return numbered;
}
