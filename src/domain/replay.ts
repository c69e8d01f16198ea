import { evolve, isCorrection, kindOf, type TimelineEntry } from './entries';
import { type IncidentState, initialState } from './incident-state';
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

/** Notes change nothing but the last moment, and most entries are notes: that is put in once, at the end. */
function after(before: IncidentState, entries: readonly TimelineEntry[]): IncidentState {
  let state = before;
  let { lastMoment } = before;
  for (const entry of entries) {
    state = evolve(state, entry);
    if (tellsTheTime(state, entry)) lastMoment = entry.meta.at;
  }
  return lastMoment === undefined ? state : { ...state, lastMoment };
}

/**
 * Whether the next clock time may be read against this entry's. Lessons and the like happen at no time of the
 * incident's, and in a write-up what was recorded without a time of its own happened long before.
 */
function tellsTheTime(state: IncidentState, entry: TimelineEntry): boolean {
  const { source, at, recordedAt } = entry.meta;
  if (source === 'system' || kindOf(entry).facet !== 'timeline') return false;
  return at !== recordedAt || !isWrittenAfterwards(state);
}

type Numbered = IncidentState['numbered'];

/** Counts the numbers given so far; a removed H1 keeps its number, so that no id ever means two things. */
function count(numbered: Numbered, entry: TimelineEntry): Numbered {
  if (entry.kind === 'hypothesis-raised') return { ...numbered, H: numbered.H + 1 };
  if (entry.kind === 'escalated') return { ...numbered, E: numbered.E + 1 };
  if (entry.kind === 'action-added') return { ...numbered, A: numbered.A + 1 };
  return numbered;
}
