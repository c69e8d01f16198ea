import { partsOf } from '../../src/adapters/store/incident-id';
import { toBacklog } from '../../src/adapters/store/to-backlog';
import type { IncidentId } from '../../src/ports/incident-id';
import { VersionConflict } from '../../src/ports/incident-store';
import type { NewStep, Outbox, Step, Via } from '../../src/ports/outbox';

type MemoryStep = { -readonly [Key in keyof Step]: Step[Key] } & {
  via: Via;
  lane: string;
  endedAt?: string;
  state: 'waiting' | 'done' | 'abandoned';
  result?: Readonly<Record<string, unknown>>;
};

/**
 * The outbox of the memory stores; `queue` is how a recording puts its steps in. `isPrivate` says so of an incident, and undefined
 * where there is none.
 */
export function createMemoryOutbox(
  isPrivate: (incidentId: IncidentId) => boolean | undefined,
): Outbox & {
  queue(incidentId: IncidentId, added: readonly NewStep[], at: string): void;
  isWaiting(incidentId: IncidentId): boolean;
  drop(incidentId: IncidentId): void;
} {
  const steps: MemoryStep[] = [];
  const waiting = () => steps.filter((step) => step.state === 'waiting');
  const heads = (via: Via) => [
    ...new Map(
      waiting()
        .filter((step) => step.via === via)
        .toReversed()
        .map((step) => [`${step.incidentId} ${step.lane}`, step]),
    ).values(),
  ];
  const change = async (id: number, columns: Partial<MemoryStep>) => {
    const step = waiting().find((one) => one.id === id);
    if (step !== undefined) Object.assign(step, columns);
  };
  const find = (incidentId: IncidentId, key: string) =>
    steps.find((step) => step.incidentId === incidentId && step.key === key);
  const put = (incidentId: IncidentId, added: readonly NewStep[], at: string): void => {
    const { workspaceId } = partsOf(incidentId);
    for (const step of added) {
      const usual = { incidentId, workspaceId, attempts: 0, queuedAt: at, nextAt: at };
      const id = steps.length + 1;
      const { via = 'slack', lane = '', ...rest } = structuredClone(step);
      steps.push({ ...rest, ...usual, id, via, lane, state: 'waiting' });
    }
  };
  return {
    queue(incidentId, added, at) {
      const keys = added.map((step) => step.key);
      if (new Set(keys).size < keys.length || keys.some((key) => find(incidentId, key))) {
        throw new VersionConflict('queued before');
      }
      put(incidentId, added, at);
    },
    isWaiting: (incidentId) => waiting().some((step) => step.incidentId === incidentId),
    drop(incidentId) {
      const own = steps.filter((step) => step.incidentId === incidentId);
      for (const step of own) Object.assign(step, { incidentId: 'gone', state: 'abandoned' });
    },
    async add(incidentId, added, at) {
      put(
        incidentId,
        added.filter((step) => find(incidentId, step.key) === undefined),
        at,
      );
    },
    async take(now, leaseUntil, limit, via = 'slack') {
      const due = heads(via)
        .filter((step) => step.nextAt <= now)
        .sort((a, b) => (a.nextAt < b.nextAt ? -1 : a.nextAt > b.nextAt ? 1 : a.id - b.id))
        .slice(0, limit);
      return due.map((step) => {
        const { state: _state, via: _via, lane: _lane, endedAt: _endedAt, ...taken } = step;
        Object.assign(step, { nextAt: leaseUntil, attempts: step.attempts + 1 });
        return taken;
      });
    },
    async renew(ids, from, until) {
      const held = waiting().filter((step) => ids.includes(step.id) && step.nextAt === from);
      for (const step of held) step.nextAt = until;
    },
    remember: (id, begun) => change(id, { begun: structuredClone(begun) }),
    async finish(id, result, at) {
      const step = waiting().find((one) => one.id === id);
      delete step?.problem;
      await change(id, { state: 'done', result: structuredClone(result), endedAt: at });
    },
    async defer(id, nextAt) {
      const step = waiting().find((one) => one.id === id);
      if (step !== undefined) Object.assign(step, { nextAt, attempts: step.attempts - 1 });
    },
    postpone: (id, nextAt, problem) => change(id, { nextAt, problem }),
    async hasten(workspaceId, problem) {
      for (const step of waiting())
        if (step.workspaceId === workspaceId && step.problem === problem)
          step.nextAt = step.queuedAt;
    },
    abandon: (id, problem, at) => change(id, { state: 'abandoned', problem, endedAt: at }),
    result: async (incidentId, key) => find(incidentId, key)?.result,
    finished: async (incidentId) =>
      steps
        .filter((step) => step.incidentId === incidentId && step.state === 'done')
        .filter((step) => step.via === 'slack')
        .map(({ key, kind, payload, queuedAt, result = {} }) => ({
          key,
          kind,
          payload,
          queuedAt,
          result,
        })),
    problems: async (incidentId) =>
      steps.flatMap(({ incidentId: id, key, kind, via, payload, problem, state }) =>
        id === incidentId && problem !== undefined
          ? [{ key, kind, via, payload, problem, isAbandoned: state === 'abandoned' }]
          : [],
      ),
    log: async ({ via, workspaceId, incidentId, isPublic, lane, state, before, limit }) =>
      steps
        .filter((step) => step.via === via && step.lane === (lane ?? step.lane))
        .filter((step) => step.state === (state ?? step.state))
        .filter((step) => step.workspaceId === (workspaceId ?? step.workspaceId))
        .filter((step) => step.incidentId === (incidentId ?? step.incidentId))
        .filter((step) => step.id < (before ?? Number.POSITIVE_INFINITY))
        .filter((step) => !isPublic || isPrivate(step.incidentId) === false)
        .toReversed()
        .slice(0, limit)
        .map(({ via: _via, result: _result, ...step }) => ({
          ...step,
          incidentNumber: partsOf(step.incidentId).number,
        })),
    async again(via, ids, at) {
      const over = steps.filter((step) => step.via === via && step.state !== 'waiting');
      const chosen = over.filter(({ id }) => ids.includes(id));
      for (const step of chosen) {
        Object.assign(step, { state: 'waiting', attempts: 0, queuedAt: at, nextAt: at });
        delete step.problem;
        delete step.result;
        delete step.endedAt;
      }
      return chosen.length;
    },
    async backlog(now, via = 'slack') {
      const since = waiting()
        .filter((step) => step.via === via)
        .map((step) => step.queuedAt);
      return toBacklog(since.length, since.sort()[0] ?? null, now);
    },
    nextDue: async (via = 'slack') =>
      heads(via)
        .map((step) => step.nextAt)
        .sort()[0],
  };
}
