import { isHousekeeping, type NewEntry, type TimelineEntry } from '../domain/entries';
import { type StandingEntry, standing, wordsOf } from '../domain/standing';
import { entry } from './define-command';
import { isFixed } from './find-entry';

type Log = readonly TimelineEntry[];

/**
 * What takes an entry back, or nothing where there is nothing to take back. A correction is taken back by its opposite:
 * a removal is restored, an edit gets the words and a move the moment that stood before it.
 */
export function opposite(log: Log, recorded: TimelineEntry): readonly NewEntry[] {
  const { seq: undoes } = recorded.meta;
  const target = correctedBy(recorded) ?? undoes;
  const now = find(log, target);
  const before = find(log.slice(0, undoes - 1), target);
  if (now === undefined) return [];
  switch (recorded.kind) {
    case 'entry-removed':
      return now.isRemoved ? [entry('entry-restored', { target, undoes })] : [];
    case 'entry-edited':
      return rewordedAs(before && wordsOf(before.entry), now, undoes);
    case 'entry-moved':
      return movedTo(before, now, undoes);
    case 'message-deleted':
    case 'entry-redacted':
      return [];
    default:
      return now.isRemoved || isFixed(now) ? [] : [entry('entry-removed', { target, undoes })];
  }
}

function correctedBy({ payload }: TimelineEntry): number | undefined {
  return 'target' in payload && typeof payload.target === 'number' ? payload.target : undefined;
}

function find(log: Log, seq: number): StandingEntry | undefined {
  return standing(log).find((one) => one.entry.meta.seq === seq);
}

function rewordedAs(
  text: string | undefined,
  { entry: now }: StandingEntry,
  undoes: number,
): readonly NewEntry[] {
  if (text === undefined || text === wordsOf(now)) return [];
  return [entry('entry-edited', { target: now.meta.seq, text, undoes })];
}

function movedTo(
  before: StandingEntry | undefined,
  { entry: now }: StandingEntry,
  undoes: number,
): readonly NewEntry[] {
  if (before === undefined) return [];
  const { at: to, precision } = before.entry.meta;
  if (to === now.meta.at && precision === now.meta.precision) return [];
  return [entry('entry-moved', { target: now.meta.seq, to, precision, undoes })];
}

/** The entries by somebody that may still be taken back, the last one first: neither undone already nor an undoing themselves. */
export function undoable(log: Log, by: string): readonly TimelineEntry[] {
  const undone = new Set<number>();
  return log.toReversed().filter((one) => {
    if (undone.has(one.meta.seq)) return false;
    const undoes = 'undoes' in one.payload ? one.payload.undoes : undefined;
    if (undoes !== undefined) undone.add(undoes);
    return undoes === undefined && one.meta.by.id === by && !isHousekeeping(one);
  });
}
