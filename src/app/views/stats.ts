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
      { piece: 'pre', text: bars(rows) },
      ...section('How long (median, 90th percentile)', durations(rows)),
      ...levelsOf(rows).flatMap(({ level, own }) => section(`How long: ${level}`, durations(own))),
    ],
  };
}

interface Level {
  readonly level: string;
  readonly own: readonly IncidentRow[];
}

/** The severities there are, the worst first. */
function levelsOf(rows: readonly IncidentRow[]): readonly Level[] {
  return [...severities, undefined]
    .map((level) => ({
      level: level ?? 'no severity',
      own: rows.filter((row) => row.severity === level),
    }))
    .filter(({ own }) => own.length > 0);
}

const longestBar = 30;

/** How many of each severity, as bars in a fixed-width font. */
function bars(rows: readonly IncidentRow[]): string {
  const levels = levelsOf(rows);
  const most = Math.max(...levels.map(({ own }) => own.length));
  const width = Math.max(...levels.map(({ level }) => level.length));
  return levels
    .map(({ level, own }) => {
      const bar = '█'.repeat(Math.max(1, Math.round((own.length / most) * longestBar)));
      return `${level.padEnd(width)}  ${bar} ${own.length}`;
    })
    .join('\n');
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
