import { kindOf, type TimelineEntry } from '../domain/entries';
import { incidentLabel } from '../domain/titles';
import type { Precision, Severity, Source, Status } from '../domain/vocabulary';
import type { IncidentRow } from '../ports/incident-store';

/** An incident as other programs read it. */
export interface IncidentJson {
  /** `INC-7` */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: Status;
  readonly severity: Severity | null;
  readonly lead: { readonly id: string; readonly name: string } | null;
  readonly isDrill: boolean;
  readonly channelId: string | null;
  readonly openedAt: string;
  readonly startedAt: string | null;
  readonly detectedAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly version: number;
}

export function incidentJson(row: IncidentRow): IncidentJson {
  const { number, title, status, isDrill, version, leadId, leadName } = row;
  return {
    id: incidentLabel(number),
    number,
    title,
    status,
    severity: row.severity ?? null,
    lead: leadId === undefined ? null : { id: leadId, name: leadName ?? leadId },
    isDrill,
    channelId: row.channelId ?? null,
    openedAt: row.openedRecordedAt,
    startedAt: row.startedAt ?? null,
    detectedAt: row.detectedAt ?? null,
    resolvedAt: row.resolvedAt ?? null,
    closedAt: row.closedAt ?? null,
    version,
  };
}

/** An entry as other programs read it. */
export interface EntryJson {
  /** `T12` */
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly headline: string;
  readonly text: string;
  readonly at: string;
  readonly precision: Precision;
  readonly recordedAt: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly source: Source;
  readonly permalink: string | null;
}

export function entryJson(
  entry: TimelineEntry,
  { headline, text }: { readonly headline: string; readonly text: string },
): EntryJson {
  const { meta, kind } = entry;
  return {
    id: `T${meta.seq}`,
    kind,
    label: kindOf(entry).label,
    headline,
    text,
    at: meta.at,
    precision: meta.precision,
    recordedAt: meta.recordedAt,
    by: { id: meta.by.id, name: meta.by.name },
    source: meta.source,
    permalink: meta.permalink ?? null,
  };
}
