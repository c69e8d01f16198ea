import type { Selectable } from 'kysely';
import type { Step } from '../../ports/outbox';
import type { Database } from './schema';

export function toStep(row: Selectable<Database['outbox']>): Step {
  return {
    id: row.id,
    incidentId: row.incident_id,
    workspaceId: row.workspace_id,
    key: row.key,
    kind: row.kind,
    payload: JSON.parse(row.payload),
    attempts: row.attempts,
    queuedAt: row.queued_at,
    nextAt: row.next_at,
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.result !== null && { begun: JSON.parse(row.result) }),
  };
}
