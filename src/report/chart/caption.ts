import type { TimelineEntry } from '../../domain/entries';
import type { IncidentState } from '../../domain/incident-state';
import { severityOf, statusOf } from '../../domain/moments';
import { formatDuration, formatMoment } from '../../domain/time/format';
import { toIso } from '../../domain/time/instant';
import { incidentLabel } from '../../domain/titles';
import { createReportClock } from '../report-clock';
import { plainLine } from './label';
import type { Timing } from './timing';

/** What stands above a picture, and what is said of it to people who cannot see it. */
export interface Caption {
  /** `INC-7: title` */
  readonly heading: string;
  /** `2026-11-19 10:00 to 10:33 · 33 min · sev1 · closed · All times in UTC` */
  readonly facts: string;
  readonly description: string;
}

/** The words that go with the picture of these entries. */
export function captionOf(
  state: IncidentState,
  entries: readonly TimelineEntry[],
  { from, to }: Timing,
  zone: string,
): Caption {
  const id = incidentLabel(state.opening?.number ?? 0);
  const title = plainLine(state.title);
  const heading = title === '' ? id : `${id}: ${title}`;
  const span = spanOf(from, to, zone);
  const { note } = createReportClock(zone, [toIso(from), toIso(to)]);
  const length = to === from ? [] : [formatDuration(to - from)];
  const severity = severityOf(state);
  const held = [...(severity === undefined ? [] : [severity]), statusOf(state)];
  const counts = [
    count(entries.length, 'entry', 'entries'),
    ...some(state.hypotheses.length, 'hypothesis', 'hypotheses'),
    ...some(state.escalations.length, 'escalation', 'escalations'),
  ];
  return {
    heading,
    facts: [span, ...length, ...held, note].join(' · '),
    description: `Timeline of ${heading}. ${span}, ${held.join(', ')}: ${counts.join(', ')}.`,
  };
}

function spanOf(from: number, to: number, zone: string): string {
  const show = (ms: number, withDate: boolean) => formatMoment(toIso(ms), zone, { withDate });
  const [first, last] = [show(from, true), show(to, true)];
  if (first === last) return first;
  const isOneDay = first.slice(0, 10) === last.slice(0, 10);
  return `${first} to ${isOneDay ? show(to, false) : last}`;
}

function some(number: number, one: string, many: string): readonly string[] {
  return number === 0 ? [] : [count(number, one, many)];
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
