import type { IncidentId } from '../../ports/incident-id';

export function incidentIdOf(workspaceId: string, number: number): IncidentId {
  return `${workspaceId}/${number}`;
}

/** The workspace and number an id was made of. Throws for text that is no such id. */
export function partsOf(id: IncidentId): { readonly workspaceId: string; readonly number: number } {
  const [, workspaceId, number] = /^(.+)\/(\d+)$/.exec(id) ?? [];
  if (workspaceId === undefined) throw new Error(`not an incident id: ${id}`);
  return { workspaceId, number: Number(number) };
}
