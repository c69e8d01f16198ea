import { formatDuration } from '../../domain/time/format';
import { severities } from '../../domain/vocabulary';
import type { IncidentRow } from '../../ports/incident-store';
import type { Line, Message } from '../../report/message';
import { type Spread, spread } from '../figures';
import { section } from './state';

/** Counts and durations over the incidents given; drills are the caller's to leave out. */
export function statsMessage(rows: readonly IncidentRow[], days: number): Message {
  const summary = `${rows.length === 1 ? 'One incident' : `${rows.length} incidents`} in the last ${days} days`;
  if (rows.length === 0) return { summary, pieces: [{ piece: 'text', lines: [[summary]] }] };
  return {
    summary,
    pieces: [
      { piece: 'text', lines: [[{ bold: summary }]] },
      ...section('By severity', bySeverity(rows)),
      ...section('How long (median, 90th percentile)', durations(rows)),
    ],
  };
}

function bySeverity(rows: readonly IncidentRow[]): readonly Line[] {
  const levels = [...severities, undefined];
  return levels.flatMap((level) => {
    const count = rows.filter((row) => row.severity === level).length;
    return count === 0 ? [] : [[`${level ?? 'no severity'}: ${count}`]];
  });
}

function durations(rows: readonly IncidentRow[]): readonly Line[] {
  const started = (row: IncidentRow) => row.startedAt;
  const detected = (row: IncidentRow) => row.detectedAt ?? row.startedAt;
  const figures: readonly (readonly [string, Spread | undefined])[] = [
    ['to detect', spread(rows, started, (row) => row.detectedAt)],
    ['to respond', spread(rows, detected, (row) => row.respondedAt)],
    ['to resolve', spread(rows, started, (row) => row.resolvedAt)],
  ];
  return figures.flatMap(([name, figure]) =>
    figure === undefined
      ? []
      : [
          [
            `${name}: ${formatDuration(figure.medianMs)}, ${formatDuration(figure.p90Ms)} (of ${figure.count})`,
          ],
        ],
  );
}
