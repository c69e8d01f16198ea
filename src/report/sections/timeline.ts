import { entryKinds, kindOf } from '../../domain/entries';
import type { FileRef } from '../../domain/entries/entry-meta';
import type { StandingEntry } from '../../domain/standing';
import type { Iso } from '../../domain/time/instant';
import type { Precision } from '../../domain/vocabulary';
import type { ReportContext } from '../context';
import type { ReportClock } from '../report-clock';

interface TimelineFile {
  readonly name: string;
  /** A `data:` address where the file is a picture that can be shown. */
  readonly source: string;
}

export interface TimelineItem {
  /** `T12` */
  readonly entry: string;
  readonly kind: string;
  /** One or two words for the kind. */
  readonly label: string;
  readonly at: Iso;
  readonly precision: Precision;
  readonly recordedAt: Iso;
  /** The date, where it differs from that of the item before. */
  readonly date: string;
  readonly when: string;
  /** What happened, in our words. */
  readonly headline: string;
  /** What was said of it; empty where nothing was. */
  readonly text: string;
  readonly by: string;
  readonly recordedBy: string;
  /** What to know of the entry itself: recorded late, edited, added after the close. */
  readonly marks: readonly string[];
  readonly link: string;
  readonly files: readonly TimelineFile[];
}

/** The headlines of what has none of its own, by label. */
const headlines = new Map(
  entryKinds.map(({ label }) => [label, label.charAt(0).toUpperCase() + label.slice(1)]),
);

/** What most entries have of marks and files. */
const none: readonly never[] = [];

export function timeline(context: ReportContext): readonly TimelineItem[] {
  let date = '';
  return context.timeline.map((one) => {
    const before = date;
    date = context.clock.date(one.entry.meta.at);
    return item(one, date === before ? '' : date, context);
  });
}

function item(one: StandingEntry, date: string, context: ReportContext): TimelineItem {
  const { kind, meta, payload } = one.entry;
  const { label, read } = kindOf(one.entry);
  const { headline, text } = read(payload);
  return {
    entry: `T${meta.seq}`,
    kind,
    label,
    at: meta.at,
    precision: meta.precision,
    recordedAt: meta.recordedAt,
    date,
    when: context.clock.time(meta),
    headline: headline || (headlines.get(label) ?? label),
    text,
    by: (meta.author ?? meta.by).name,
    recordedBy: meta.by.name,
    marks: marksOf(one, context),
    link: isAddress(meta.permalink) ? meta.permalink : '',
    files: meta.files === undefined ? none : filesOf(meta.files, context),
  };
}

function filesOf(files: readonly FileRef[], { images }: ReportContext): readonly TimelineFile[] {
  return files.map(({ id, name }) => ({ name, source: images.get(id) ?? '' }));
}

function marksOf(one: StandingEntry, { late, clock }: ReportContext): readonly string[] {
  const { kind, meta } = one.entry;
  const isRelayed = meta.author !== undefined && meta.author.id !== meta.by.id;
  const marks: string[] = [];
  if (late.has(meta.seq)) marks.push(lateness(meta, clock));
  if (isRelayed) marks.push(`recorded by ${meta.by.name}`);
  if (one.isAfterClose && kind !== 'reopened') marks.push('added after the close');
  if (one.isEdited) marks.push('edited');
  if (one.isMoved) marks.push('time corrected');
  if (one.isGoneInSlack) marks.push('message removed in Slack');
  return marks.length === 0 ? none : marks;
}

/** `recorded 16:20`, with the date where that is another day. */
function lateness(
  { at, recordedAt }: Pick<TimelineItem, 'at' | 'recordedAt'>,
  clock: ReportClock,
): string {
  const recorded = { at: recordedAt, precision: 'exact' } as const;
  const isSameDay = clock.date(recordedAt) === clock.date(at);
  return `recorded ${isSameDay ? clock.time(recorded) : clock.dated(recorded)}`;
}

/** A link in a report leads to the web and nowhere else. */
function isAddress(link: string | undefined): link is string {
  return link !== undefined && /^https?:\/\/[^\s<>"'`\\]+$/i.test(link);
}
