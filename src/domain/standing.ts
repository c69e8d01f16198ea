import type { TimelineEntry } from './entries';
import { isCorrection, kindOf } from './entries';
import { inOrderOf } from './history';

/** An entry as it stands after every correction, with what was there before. */
export interface StandingEntry {
  /** The entry with its corrected words and moment. */
  readonly entry: TimelineEntry;
  /** The entry as it was first recorded. */
  readonly original: TimelineEntry;
  readonly isRemoved: boolean;
  readonly isEdited: boolean;
  readonly isMoved: boolean;
  /** Its words are gone for good. */
  readonly isRedacted: boolean;
  /** Its message was deleted in Slack. */
  readonly isGoneInSlack: boolean;
  /** Recorded while the incident was closed. */
  readonly isAfterClose: boolean;
}

type Draft = { -readonly [Key in keyof StandingEntry]: StandingEntry[Key] };

/**
 * The entries of a log as they stand now, in the order they were recorded; corrections are applied and left out.
 * A correction that points at nothing changes nothing: a log is never refused.
 */
export function standing(log: readonly TimelineEntry[]): readonly StandingEntry[] {
  const drafts: Draft[] = [];
  // Only corrections have to find an entry again, and many logs have none.
  const bySeq = log.some(isCorrection) ? new Map<number, Draft>() : undefined;
  let isClosed = false;
  for (const entry of log) {
    if (isCorrection(entry)) {
      correct(entry, bySeq);
    } else {
      const draft = fresh(entry, isClosed);
      drafts.push(draft);
      bySeq?.set(entry.meta.seq, draft);
    }
    if (entry.kind === 'closed') isClosed = true;
    if (entry.kind === 'reopened') isClosed = false;
  }
  return drafts;
}

/** What happened and is still on record, in the order it was recorded. */
export function happened(entries: readonly StandingEntry[]): readonly StandingEntry[] {
  return entries.filter((one) => !one.isRemoved && kindOf(one.entry).facet === 'timeline');
}

/** In the order in which they happened. */
export function asItHappened(entries: readonly StandingEntry[]): readonly StandingEntry[] {
  return inOrderOf(entries, ({ entry }) => entry.meta);
}

function fresh(entry: TimelineEntry, isAfterClose: boolean): Draft {
  return {
    entry,
    original: entry,
    isRemoved: false,
    isEdited: false,
    isMoved: false,
    isRedacted: false,
    isGoneInSlack: false,
    isAfterClose,
  };
}

function correct(correction: TimelineEntry, drafts: ReadonlyMap<number, Draft> | undefined): void {
  const target = 'target' in correction.payload ? correction.payload.target : undefined;
  const draft = typeof target === 'number' ? drafts?.get(target) : undefined;
  if (draft === undefined) return;
  switch (correction.kind) {
    case 'entry-edited':
      draft.entry = withText(draft.entry, correction.payload.text);
      draft.isEdited = true;
      return;
    case 'entry-moved': {
      const { to: at, precision } = correction.payload;
      draft.entry = { ...draft.entry, meta: { ...draft.entry.meta, at, precision } };
      draft.isMoved = true;
      return;
    }
    case 'entry-removed':
      draft.isRemoved = true;
      return;
    case 'entry-restored':
      draft.isRemoved = false;
      return;
    case 'entry-redacted':
      draft.isRedacted = true;
      return;
    case 'message-deleted':
      draft.isGoneInSlack = true;
      return;
    default:
      return;
  }
}

/** The words of an entry that `edit` may change; undefined where it has none of its own. */
export function wordsOf(entry: TimelineEntry): string | undefined {
  if (entry.kind === 'opened') return entry.payload.title;
  return 'text' in entry.payload ? entry.payload.text : undefined;
}

function withText(entry: TimelineEntry, text: string): TimelineEntry {
  const key = entry.kind === 'opened' ? 'title' : 'text';
  return { ...entry, payload: { ...entry.payload, [key]: text } } as TimelineEntry;
}
