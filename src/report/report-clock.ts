import type { Moment } from '../domain/incident-state';
import { dateIn, durationMinutes, formatDuration, formatMoment } from '../domain/time/format';
import { HOUR, type Iso } from '../domain/time/instant';
import { zoneLabel } from '../domain/time/zone';

/** How one report writes its moments: in one zone, with the date and the zone's name only where they are needed. */
export interface ReportClock {
  /** `All times in UTC` */
  readonly note: string;
  /** `14:05`, with the date where the report spans several days; a date alone stays one. */
  when(moment: Moment): string;
  /** `14:05`, for where the date stands above. */
  time(moment: Moment): string;
  /** `2026-11-19 14:05` */
  dated(moment: Moment): string;
  /** `2026-11-19` */
  date(at: Iso): string;
}

/** The clock of a report about these moments. Throws a RangeError for an unknown zone. */
export function createReportClock(zone: string, moments: readonly Iso[]): ReportClock {
  // Several sections ask for the date of the same moment.
  const dates = new Map(moments.map((at) => [at, dateIn(at, zone)]));
  const isOnSeveralDays = new Set(dates.values()).size > 1;
  const labels = [...new Set(moments.map((at) => zoneLabel(at, zone)))];
  const withZone = labels.length > 1;
  const show = ({ at, precision }: Moment, withDate: boolean) =>
    formatMoment(at, zone, { precision, withDate, withZone });
  return {
    note: `All times in ${zoneNote(zone, labels)}`,
    when: (moment) => show(moment, isOnSeveralDays),
    time: (moment) => show(moment, false),
    dated: (moment) => show(moment, true),
    date: (at) => dates.get(at) ?? dateIn(at, zone),
  };
}

function zoneNote(zone: string, labels: readonly string[]): string {
  const names = labels.join(' and ');
  return names === '' || names === zone ? zone : `${zone} (${names})`;
}

/** `2 h 15 min (135 minutes)`, `40 min` under an hour. */
export function spellDuration(ms: number): string {
  const short = formatDuration(ms);
  return ms < HOUR ? short : `${short} (${durationMinutes(ms)} minutes)`;
}
