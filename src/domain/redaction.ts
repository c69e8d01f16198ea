import { isCorrection, isHousekeeping, type TimelineEntry } from './entries';
import { wordsOf } from './standing';

/** What stands in place of words that are gone for good. */
export function redactedBy(name: string): string {
  return `[redacted by ${name}]`;
}

type Log = readonly TimelineEntry[];

/**
 * The log without the words that were redacted: those of the entry, its earlier and later wordings, its files' names,
 * and old titles that other entries repeat. A log that was treated so already comes back as it is.
 */
export function withoutRedacted(log: Log): Log {
  const marks = new Map<number, string>();
  for (const { kind, payload, meta } of log) {
    // Whoever was first made the words disappear.
    if (kind === 'entry-redacted' && !marks.has(payload.target))
      marks.set(payload.target, redactedBy(meta.by.name));
  }
  if (marks.size === 0) return log;
  const titleMark = log.flatMap((one) => (isTitle(one) ? (marks.get(one.meta.seq) ?? []) : []))[0];
  return log.map((entry) => without(entry, marks, titleMark));
}

/** Entries of these kinds redact, or may say again what was redacted before. */
const mayConcernRedacted: ReadonlySet<string> = new Set([
  'entry-redacted',
  'entry-edited',
  'title-changed',
]);

/** A longer log without the words that were redacted; `before` was treated so already, which spares going through it. */
export function extendedWithoutRedacted(before: Log, added: Log): Log {
  const log = [...before, ...added];
  return concernsRedacted(added) ? withoutRedacted(log) : log;
}

/** Whether more entries may change what came before them, since they redact it. */
export function concernsRedacted(added: Log): boolean {
  return added.some(({ kind }) => mayConcernRedacted.has(kind));
}

function isTitle({ kind }: TimelineEntry): boolean {
  return kind === 'opened' || kind === 'title-changed';
}

function without(
  entry: TimelineEntry,
  marks: ReadonlyMap<number, string>,
  titleMark: string | undefined,
): TimelineEntry {
  if (entry.kind === 'entry-edited') {
    const mark = marks.get(entry.payload.target);
    return mark === undefined ? entry : { ...entry, payload: { ...entry.payload, text: mark } };
  }
  const mark = marks.get(entry.meta.seq);
  const said = mark === undefined ? entry : blanked(entry, mark);
  if (said.kind !== 'title-changed' || titleMark === undefined) return said;
  return { ...said, payload: { ...said.payload, from: titleMark } };
}

/** An entry without anything that somebody wrote. Who, when, its number and the people in it stay. */
function blanked(entry: TimelineEntry, mark: string): TimelineEntry {
  const { files: _files, ...meta } = entry.meta;
  const payload: Record<string, unknown> = { ...entry.payload };
  if (entry.kind === 'opened') payload.title = mark;
  else if ('text' in payload && payload.text !== '') payload.text = mark;
  if ('target' in entry.payload && typeof entry.payload.target === 'object') {
    const { target } = entry.payload;
    // People and groups go by their own names; any other was typed.
    if (target.kind === 'name') payload.target = { ...target, name: mark };
  }
  return { ...entry, payload, meta } as TimelineEntry;
}

/** Whether there is anything to redact: words, files, or a name that was typed. */
export function hasWords(entry: TimelineEntry): boolean {
  if (isCorrection(entry) || isHousekeeping(entry)) return false;
  const isNamed =
    'target' in entry.payload &&
    typeof entry.payload.target === 'object' &&
    entry.payload.target.kind === 'name';
  return isNamed || (entry.meta.files ?? []).length > 0 || (wordsOf(entry) ?? '') !== '';
}
