import type { Moment, Opening } from '../../domain/incident-state';
import { holderOf, severityOf, statusOf } from '../../domain/moments';
import { DAY, diffMs } from '../../domain/time/instant';
import { isRough, lengthMs, type ReportContext } from '../context';
import { spellDuration } from '../report-clock';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The table under the title. What is not known has no row. */
export function facts(context: ReportContext): readonly Fact[] {
  const { state, clock, moments } = context;
  const { opening } = state;
  const { started, detected, resolved } = moments;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Severity', severityOf(state)],
    ['Status', statusOf(state)],
    ['Lead', holderOf(state, 'lead')?.name],
    ['Declared by', opening && declared(opening, clock)],
    ['Started', started && clock.dated(started)],
    ['Detected', detected && clock.dated(detected)],
    ['Resolved', resolved && clock.dated(resolved)],
    ['Duration', started && resolved && duration(started, resolved)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

/** Who opened it and when they did, which may be after it began; of a write-up only who. */
function declared({ by, at, recordedAt }: Opening, clock: ReportContext['clock']): string {
  if (diffMs(at, recordedAt) > DAY) return by.name;
  return `${by.name}, ${clock.dated({ at: recordedAt, precision: 'exact' })}`;
}

/** `Drill` and `Private`, where it is one. */
export function marks({ state }: ReportContext): readonly string[] {
  const { isDrill = false, isPrivate = false } = state.opening ?? {};
  return [...(isDrill ? ['Drill'] : []), ...(isPrivate ? ['Private'] : [])];
}

export function duration(from: Moment, to: Moment): string | undefined {
  const ms = lengthMs(from, to);
  if (ms === undefined) return undefined;
  return `${isRough(from, to) ? '~' : ''}${spellDuration(ms)}`;
}
