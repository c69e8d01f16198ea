import type { Moment } from '../domain/incident-state';
import { composeMoment, durationMinutes, formatDuration, type Shown } from '../domain/time/format';
import { HOUR, type Iso } from '../domain/time/instant';
import { createZoneClock } from '../domain/time/zone-clock';

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
  // Several sections ask for the same moment.
  const shown = createZoneClock(zone);
  const dates = new Set<string>();
  const labels = new Set<string>();
  let before: Shown | undefined;
  for (const at of moments) {
    const now = shown(at);
    // Mostly the same, and a set takes its time to find that out.
    if (now.date !== before?.date) dates.add(now.date);
    if (now.label !== before?.label) labels.add(now.label);
    before = now;
  }
  const isOnSeveralDays = dates.size > 1;
  const withZone = labels.size > 1;
  const show = ({ at, precision }: Moment, withDate: boolean) =>
    composeMoment(shown(at), { precision, withDate, withZone });
  return {
    note: `All times in ${zoneNote(zone, [...labels])}`,
    when: (moment) => show(moment, isOnSeveralDays),
    time: (moment) => show(moment, false),
    dated: (moment) => show(moment, true),
    date: (at) => shown(at).date,
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
