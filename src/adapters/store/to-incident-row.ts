import type { Severity, Status } from '../../domain/vocabulary';
import type { IncidentRow } from '../../ports/incident-store';
import type { IncidentColumns } from './schema';

export function toIncidentRow(columns: IncidentColumns): IncidentRow {
  return {
    id: columns.id,
    workspaceId: columns.workspace_id,
    number: columns.number,
    title: columns.title,
    status: columns.status as Status,
    severity: (columns.severity ?? undefined) as Severity | undefined,
    leadId: columns.lead_id ?? undefined,
    leadName: columns.lead_name ?? undefined,
    isPrivate: columns.is_private === 1,
    isDrill: columns.is_drill === 1,
    channelId: columns.channel_id ?? undefined,
    openedBy: columns.opened_by,
    openedRecordedAt: columns.opened_recorded_at,
    startedAt: columns.started_at ?? undefined,
    detectedAt: columns.detected_at ?? undefined,
    respondedAt: columns.responded_at ?? undefined,
    resolvedAt: columns.resolved_at ?? undefined,
    closedAt: columns.closed_at ?? undefined,
    version: columns.version,
  };
}
