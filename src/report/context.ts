import type { TimelineEntry } from '../domain/entries';
import type { IncidentState, Moment, Statement } from '../domain/incident-state';
import { lateEntries } from '../domain/lateness';
import { between } from '../domain/moments';
import { asItHappened, happened, type StandingEntry, standing } from '../domain/standing';
import { formatDuration } from '../domain/time/format';
import type { Iso } from '../domain/time/instant';
import type { Precision } from '../domain/vocabulary';
import { type EmbeddableFile, imageSources } from './images';
import { type KnownMoments, knownMoments } from './known-moments';
import { createReportClock, type ReportClock } from './report-clock';

/** What a report is made from. `zone` is the one it is written in. */
export interface ReportInput {
  readonly state: IncidentState;
  readonly log: readonly TimelineEntry[];
  readonly zone: string;
  readonly attachments: readonly EmbeddableFile[];
}

/** What every section is built from. */
export interface ReportContext {
  readonly state: IncidentState;
  /** Everything still on record, in the order it was recorded. */
  readonly entries: readonly StandingEntry[];
  /** What happened, in the order it did. */
  readonly timeline: readonly StandingEntry[];
  /** Entries put on record late, by `seq`. */
  readonly late: ReadonlySet<number>;
  readonly moments: KnownMoments;
  readonly clock: ReportClock;
  /** `data:` addresses of the images, by file id. */
  readonly images: ReadonlyMap<string, string>;
}

export function reportContext({ state, log, zone, attachments }: ReportInput): ReportContext {
  const entries = standing(log).filter((one) => !one.isRemoved);
  const events = happened(entries);
  const timeline = asItHappened(events);
  return {
    state,
    entries,
    timeline,
    late: lateEntries(state, events),
    moments: knownMoments(state),
    clock: createReportClock(
      zone,
      timeline.map(({ entry }) => entry.meta.at),
    ),
    images: imageSources(attachments),
  };
}

/** Something said, ready to be shown. */
export interface Said {
  /** `T12`, the entry that says it. */
  readonly entry: string;
  readonly at: Iso;
  readonly precision: Precision;
  /** The moment as the report writes it. */
  readonly when: string;
  readonly by: string;
  readonly text: string;
}

export function said(statement: Statement, { clock }: ReportContext): Said {
  const { seq, at, precision, by, text } = statement;
  return { entry: `T${seq}`, at, precision, when: clock.when(statement), by: by.name, text };
}

/** Something said of which there is more to know. Not by spreading, for the reason that `statement` gives. */
export function saidWith<More extends object>(
  statement: Statement,
  context: ReportContext,
  more: More,
): Said & More {
  return Object.assign(said(statement, context), more);
}

/** How long after: `25 min`, `~25 min` where a moment is only roughly known; empty where it cannot be told or is nothing. */
export function elapsed(from: Moment, to: Moment): string {
  const ms = lengthMs(from, to);
  if (ms === undefined || ms === 0) return '';
  return `${isRough(from, to) ? '~' : ''}${formatDuration(ms)}`;
}

/** Milliseconds between two moments; missing where one is only a day, or they are the wrong way round. */
export function lengthMs(from: Moment | undefined, to: Moment | undefined): number | undefined {
  if (from?.precision === 'date' || to?.precision === 'date') return undefined;
  return between(from?.at, to?.at);
}

export function isRough(...moments: readonly Moment[]): boolean {
  return moments.some((one) => one.precision === 'about');
}
