import type { Kysely } from 'kysely';
import type { LoggedStep, LogPage, Via } from '../../ports/outbox';
import { partsOf } from './incident-id';
import type { Database } from './schema';
import { toStep } from './to-step';

/** What became of steps, those queued last first. */
export async function readLog(
  db: Kysely<Database>,
  { via, limit, isPublic, ...which }: LogPage,
): Promise<readonly LoggedStep[]> {
  const columns = {
    workspace_id: which.workspaceId,
    incident_id: which.incidentId,
    lane: which.lane,
    state: which.state,
  };
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('via', '=', via)
    .where((eb) => eb.and(Object.fromEntries(given)))
    .$if(which.before !== undefined, (query) => query.where('id', '<', which.before ?? 0))
    .$if(isPublic === true, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('incidents')
            .select('incidents.id')
            .whereRef('incidents.id', '=', 'outbox.incident_id')
            .where('incidents.is_private', '=', 0),
        ),
      ),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...toStep(row),
    incidentNumber: partsOf(row.incident_id).number,
    state: row.state,
    lane: row.lane,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
  }));
}

/** Has steps that are over carried out again. Returns how many there were. */
export async function again(
  db: Kysely<Database>,
  via: Via,
  ids: readonly number[],
  at: string,
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 0, queued_at: at, next_at: at })
    .set({ problem: null, result: null, ended_at: null })
    .where('via', '=', via)
    .where('state', '<>', 'waiting')
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
