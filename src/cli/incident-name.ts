import type { IncidentId } from '../ports/incident-id';

/** `INC-7 of T0001`, for an incident's id. */
export function incidentName(id: IncidentId): string {
  const [workspace, number] = id.split('/');
  return `INC-${number} of ${workspace}`;
}
