import type { Kysely, Selectable } from 'kysely';
import type { IncidentId } from '../../ports/incident-id';
import type { FinishedStep, NewStep, Outbox, Step, Via } from '../../ports/outbox';
import { partsOf } from './incident-id';
import { again, readLog } from './kysely-outbox-log';
import type { Capabilities, Database } from './schema';
import { storable } from './storable';
import { takeDue } from './take-due';
import { toBacklog } from './to-backlog';
import { toStep } from './to-step';

/** What queues steps, if there are any: within the transaction of a recording, where one calls for them. */
export function queuedSteps(
  db: Kysely<Database>,
  incidentId: IncidentId,
  steps: readonly NewStep[],
  at: string,
  whenKnown: 'fail' | 'keep' = 'fail',
) {
  if (steps.length === 0) return [];
  const rows = steps.map(({ key, kind, payload, via = 'slack', lane = '' }) => ({
    incident_id: incidentId,
    workspace_id: partsOf(incidentId).workspaceId,
    key,
    kind,
    via,
    lane,
    payload: JSON.stringify(payload),
    state: 'waiting' as const,
    attempts: 0,
    queued_at: at,
    next_at: at,
  }));
  const query = db
    .insertInto('outbox')
    .values(rows)
    .$if(whenKnown === 'keep', (insert) =>
      insert.onConflict((conflict) => conflict.columns(['incident_id', 'key']).doNothing()),
    );
  return [query];
}

export function createKyselyOutbox(db: Kysely<Database>, capabilities: Capabilities): Outbox {
  return {
    async add(incidentId, steps, at) {
      for (const query of queuedSteps(db, incidentId, steps, at, 'keep')) await query.execute();
    },
    take: (now, leaseUntil, limit, via = 'slack') =>
      take(db, capabilities, { now, leaseUntil, limit, via }),
    renew: (ids, from, until) => renew(db, ids, from, until),
    remember: (id, begun) => change(db, id, { result: JSON.stringify(begun) }),
    finish: (id, result, at) => change(db, id, asDone(result, at)),
    defer: (id, nextAt) => defer(db, id, nextAt),
    postpone: (id, nextAt, problem) => change(db, id, { next_at: nextAt, problem }),
    hasten: hasten.bind(undefined, db),
    abandon: (id, problem, at) => change(db, id, { state: 'abandoned', problem, ended_at: at }),
    async result(incidentId, key) {
      const row = await db
        .selectFrom('outbox')
        .select('result')
        .where('incident_id', '=', incidentId)
        .where('key', '=', key)
        .where('state', '=', 'done')
        .executeTakeFirst();
      return row?.result == null ? undefined : JSON.parse(row.result);
    },
    finished: (incidentId) => finished(db, incidentId),
    problems: (incidentId) => problems(db, incidentId),
    log: (which) => readLog(db, which),
    again: (via, ids, at) => again(db, via, ids, at),
    async backlog(now, via = 'slack') {
      const { waiting, since } = await db
        .selectFrom('outbox')
        .select((eb) => [
          eb.fn.countAll().as('waiting'),
          eb.fn.min<string | null>('queued_at').as('since'),
        ])
        .where('state', '=', 'waiting')
        .where('via', '=', via)
        .executeTakeFirstOrThrow();
      return toBacklog(waiting, since, now);
    },
    async nextDue(via = 'slack') {
      const { due } = await heads(db, via)
        .select((eb) => eb.fn.min<string | null>('next_at').as('due'))
        .executeTakeFirstOrThrow();
      return due ?? undefined;
    },
  };
}

function asDone(result: Readonly<Record<string, unknown>>, at: string) {
  return { state: 'done', result: JSON.stringify(result), problem: null, ended_at: at } as const;
}

async function hasten(db: Kysely<Database>, workspaceId: string, problem: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set((eb) => ({ next_at: eb.ref('queued_at') }))
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'waiting')
    .where('problem', '=', problem)
    .execute();
}

async function renew(
  db: Kysely<Database>,
  ids: readonly number[],
  from: string,
  until: string,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ next_at: until })
    .where('id', 'in', ids)
    .where('state', '=', 'waiting')
    .where('next_at', '=', from)
    .execute();
}

async function defer(db: Kysely<Database>, id: number, nextAt: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set((eb) => ({ next_at: nextAt, attempts: eb('attempts', '-', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('attempts', '>', 0)
    .execute();
}

interface Taking {
  readonly now: string;
  readonly leaseUntil: string;
  readonly limit: number;
  readonly via: Via;
}

async function take(
  db: Kysely<Database>,
  capabilities: Capabilities,
  taking: Taking,
): Promise<readonly Step[]> {
  const rows = await takeDue(db, capabilities, {
    table: 'outbox',
    due: (tx) => due(tx, taking),
    lease: (tx, steps) =>
      tx
        .updateTable('outbox')
        .set((eb) => ({ next_at: taking.leaseUntil, attempts: eb('attempts', '+', 1) }))
        .where(
          'id',
          'in',
          steps.map(({ id }) => id),
        )
        .execute(),
  });
  return rows.map(toStep);
}

function due(db: Kysely<Database>, { now, limit, via }: Taking) {
  return heads(db, via)
    .selectAll('outbox')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit);
}

async function finished(
  db: Kysely<Database>,
  incidentId: IncidentId,
): Promise<readonly FinishedStep[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['key', 'kind', 'payload', 'queued_at', 'result'])
    .where('incident_id', '=', incidentId)
    .where('state', '=', 'done')
    .where('via', '=', 'slack')
    .orderBy('id')
    .execute();
  return rows.map(({ key, kind, payload, queued_at, result }) => ({
    key,
    kind,
    payload: JSON.parse(payload),
    queuedAt: queued_at,
    result: JSON.parse(result ?? '{}'),
  }));
}

async function problems(db: Kysely<Database>, incidentId: IncidentId) {
  const rows = await db
    .selectFrom('outbox')
    .select(['key', 'kind', 'via', 'payload', 'problem', 'state'])
    .where('incident_id', '=', incidentId)
    .where('problem', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ key, kind, via, payload, problem, state }) => ({
    key,
    kind,
    via,
    payload: JSON.parse(payload),
    problem: problem ?? '',
    isAbandoned: state === 'abandoned',
  }));
}

/** The first unfinished step of each incident's lane; the others wait behind it. */
function heads(db: Kysely<Database>, via: Via) {
  return db
    .selectFrom('outbox')
    .where('state', '=', 'waiting')
    .where('via', '=', via)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .where('earlier.state', '=', 'waiting')
            .whereRef('earlier.incident_id', '=', 'outbox.incident_id')
            .whereRef('earlier.via', '=', 'outbox.via')
            .whereRef('earlier.lane', '=', 'outbox.lane')
            .whereRef('earlier.id', '<', 'outbox.id'),
        ),
      ),
    );
}

/** What is finished stays finished, also when a slow carrier comes back to it. */
async function change(
  db: Kysely<Database>,
  id: number,
  columns: Partial<Selectable<Database['outbox']>>,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set(storable(columns))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}
