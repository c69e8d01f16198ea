import type { TimelineEntry } from '../../domain/entries';
import { latestChange } from '../../domain/history';
import type {
  ActionItem,
  Escalation,
  Hypothesis,
  IncidentState,
} from '../../domain/incident-state';
import { holderOf, isClosed, keyMoments, severityOf, statusOf } from '../../domain/moments';
import type { IncidentId } from '../../ports/incident-id';
import { partsOf } from './incident-id';
import type { ActionItemRow, EscalationRow, HypothesisRow, IncidentColumns } from './schema';
import { storable } from './storable';

/** The columns of `incidents` that are fixed by its first entry, whatever is corrected later. */
export function openingColumns(id: IncidentId, first: TimelineEntry | undefined) {
  if (first?.kind !== 'opened') throw new Error(`the log of ${id} does not begin with its opening`);
  const { workspaceId, number } = partsOf(id);
  return {
    id,
    workspace_id: workspaceId,
    number,
    is_private: Number(first.payload.isPrivate),
    is_drill: Number(first.payload.isDrill),
    opened_by: first.meta.by.id,
    opened_recorded_at: first.meta.recordedAt,
  };
}

type Opening = keyof ReturnType<typeof openingColumns>;

/** The columns of `incidents` that follow the state. */
export function incidentColumns(state: IncidentState): Omit<IncidentColumns, Opening> {
  const lead = holderOf(state, 'lead');
  const moments = keyMoments(state);
  return storable({
    version: state.version,
    title: state.title,
    status: statusOf(state),
    severity: severityOf(state) ?? null,
    lead_id: lead?.id ?? null,
    lead_name: lead?.name ?? null,
    channel_id: state.channel?.id ?? null,
    started_at: moments.started ?? null,
    detected_at: moments.detected ?? null,
    responded_at: moments.responded ?? null,
    resolved_at: moments.resolved ?? null,
    closed_at: closedAt(state) ?? null,
  });
}

function closedAt(state: IncidentState): string | undefined {
  if (!isClosed(state)) return undefined;
  return state.statuses.findLast((change) => change.value === 'closed')?.at;
}

export function hypothesisRow(incidentId: IncidentId, one: Hypothesis): HypothesisRow {
  const settled =
    one.state === 'open'
      ? undefined
      : latestChange(one.course.filter((step) => step.step === one.state));
  return storable({
    incident_id: incidentId,
    id: one.id,
    seq: one.seq,
    state: one.state,
    text: one.text,
    raised_by_id: one.by.id,
    raised_by_name: one.by.name,
    raised_at: one.at,
    evidence_for: one.course.filter((step) => step.step === 'for').length,
    evidence_against: one.course.filter((step) => step.step === 'against').length,
    settled_at: settled?.at ?? null,
    settled_by_name: settled?.by.name ?? null,
  });
}

export function escalationRow(incidentId: IncidentId, one: Escalation): EscalationRow {
  return storable({
    incident_id: incidentId,
    id: one.id,
    seq: one.seq,
    target_kind: one.target.kind,
    target_id: one.target.id ?? null,
    target_name: one.target.name,
    text: one.text,
    escalated_by_id: one.by.id,
    escalated_by_name: one.by.name,
    escalated_at: one.at,
    acknowledged_by_id: one.acknowledged?.by.id ?? null,
    acknowledged_by_name: one.acknowledged?.by.name ?? null,
    acknowledged_at: one.acknowledged?.at ?? null,
  });
}

export function actionItemRow(incidentId: IncidentId, one: ActionItem): ActionItemRow {
  return storable({
    incident_id: incidentId,
    id: one.id,
    seq: one.seq,
    state: one.state,
    text: one.text,
    owner_id: one.owner?.id ?? null,
    owner_name: one.owner?.name ?? null,
    due: one.due ?? null,
    added_by_id: one.by.id,
    added_by_name: one.by.name,
    added_at: one.at,
    ended_at: one.endedAt ?? null,
  });
}
