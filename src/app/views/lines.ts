import { everybodyAsked } from '../../domain/asked';
import { readEntry } from '../../domain/entries';
import type { IncidentState } from '../../domain/incident-state';
import { holderOf, severityOf, startedAt, statusOf } from '../../domain/moments';
import type { StandingEntry } from '../../domain/standing';
import { formatDuration, formatMoment } from '../../domain/time/format';
import { diffMs, type Iso } from '../../domain/time/instant';
import type { Line } from '../../report/message';

/** `sev2 · investigating · lead @Dana · since 14:05 UTC` */
export function headLine(state: IncidentState, zone: string): Line {
  const lead = holderOf(state, 'lead');
  const started = startedAt(state);
  const marks = [
    state.opening?.isDrill ? 'drill' : '',
    state.opening?.isPrivate ? 'private' : '',
    severityOf(state) ?? 'no severity yet',
    statusOf(state),
    lead === undefined ? 'no lead yet' : `lead ${lead.name}`,
    started === undefined ? '' : `since ${momentIn(started, zone)}`,
  ];
  return [marks.filter((mark) => mark !== '').join(' · ')];
}

/** A moment with its date and zone. */
export function momentIn(at: Iso, zone: string): string {
  return formatMoment(at, zone, { withDate: true, withZone: true });
}

/** What people think it is: the hypotheses nobody has ended yet. */
export function openHypotheses(state: IncidentState): readonly Line[] {
  return state.hypotheses
    .filter((one) => one.state !== 'ruled-out')
    .map((one) => [
      { bold: one.id },
      ' ',
      one.text,
      one.state === 'confirmed' ? ' (confirmed)' : '',
    ]);
}

/** Whom people wait for. `now` adds for how long; without it the line only changes with the record. */
export function awaited(state: IncidentState, zone: string, now?: Iso): readonly Line[] {
  return state.escalations
    .filter((one) => one.acknowledged === undefined)
    .map((one) => [
      { bold: one.id },
      ` ${everybodyAsked(one)
        .map(({ name }) => name)
        .join(', then ')}: ${one.text} (asked ${formatMoment(one.at, zone, { withZone: true })}`,
      now === undefined ? ')' : `, ${formatDuration(diffMs(one.at, now))} ago)`,
    ]);
}

/** One entry as a line: `T5 14:05 note restarted the primary (Dana)`. */
export function entryLine(
  { entry, ...standing }: StandingEntry,
  zone: string,
  withDate: boolean,
): Line {
  const { meta } = entry;
  const { headline, text } = readEntry(entry);
  const said = [headline, text].filter((part) => part !== '').join(': ');
  const moment = formatMoment(meta.at, zone, { precision: meta.precision, withDate });
  const who = (meta.author ?? meta.by).name;
  const body: Line = standing.isRemoved ? [{ gone: said }] : [said];
  const edited = standing.isEdited ? ', edited' : '';
  return [{ bold: `T${meta.seq}` }, ` ${moment} `, ...body, { italic: ` (${who}${edited})` }];
}
