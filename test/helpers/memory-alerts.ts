import { toBacklog } from '../../src/adapters/store/to-backlog';
import type { AlertGroup, Alerts, AlertToShow } from '../../src/ports/alerts';
import type { IncidentId } from '../../src/ports/incident-id';

interface Kept {
  group: AlertGroup;
  version: number;
  shownVersion: number;
  ref?: string;
  shownDigest?: string;
  attempts: number;
  wasPutBack: boolean;
  isAbandoned: boolean;
  nextAt: string;
}

/** The alerts of the memory stores. */
export function createMemoryAlerts(): Alerts & { letGo(incidentId: IncidentId): void } {
  const kept: Kept[] = [];
  let count = 0;
  const of = (id: string) => kept.find(({ group }) => group.id === id);
  const change = async (id: string, what: Partial<Kept>) => {
    Object.assign(of(id) ?? {}, what);
  };
  const isWaiting = ({ group }: Kept) => group.state === 'firing' && group.answer === undefined;
  const behind = () =>
    kept.filter((one) => one.shownVersion < one.version && !one.isAbandoned).sort(byNextAt);
  return {
    async tell(workspaceId, { at: moment, ...news }, at) {
      const one = kept.find(
        ({ group }) =>
          group.workspaceId === workspaceId &&
          group.source === news.source &&
          group.key === news.key &&
          group.state === 'firing',
      );
      if (one === undefined) {
        if (news.state === 'resolved') return undefined;
        const told = { count: 1, startedAt: moment, toldAt: at, lastAt: at };
        count += 1;
        const group = { ...news, ...told, id: `alert-${count}`, workspaceId };
        const fresh = { version: 1, shownVersion: 0, attempts: 0, nextAt: '' };
        kept.push({ group, ...fresh, wasPutBack: false, isAbandoned: false });
        return group;
      }
      one.version += 1;
      const { group } = one;
      one.group =
        news.state === 'resolved'
          ? { ...group, state: 'resolved', resolvedAt: moment, lastAt: at }
          : { ...group, ...news, count: group.count + 1, lastAt: at };
      return one.group;
    },
    letGo(incidentId) {
      for (const one of kept.filter(({ group }) => group.answer?.incidentId === incidentId)) {
        const { answer: _answer, ...group } = one.group;
        if (group.state === 'resolved') kept.splice(kept.indexOf(one), 1);
        else Object.assign(one, { group, version: one.version + 1, nextAt: '' });
      }
    },
    get: async (id) => of(id)?.group,
    async answer(id, answer) {
      const one = of(id);
      if (one !== undefined && one.group.answer === undefined) {
        one.group = { ...one.group, answer };
        one.version += 1;
      }
      return one?.group;
    },
    waiting: async () => [...new Set(kept.filter(isWaiting).map(({ group }) => group.workspaceId))],
    async touch(workspaceId) {
      for (const one of kept.filter(isWaiting))
        if (one.group.workspaceId === workspaceId) one.version += 1;
    },
    async takeBehind(now, leaseUntil, limit) {
      const due = behind().filter(({ nextAt }) => nextAt <= now);
      return due.slice(0, limit).map((one): AlertToShow => {
        const { nextAt: _next, shownVersion: _shown, isAbandoned: _is, ...row } = { ...one };
        Object.assign(one, { nextAt: leaseUntil, attempts: row.attempts + 1 });
        return row;
      });
    },
    async renew(ids, from, until) {
      for (const id of ids) if (of(id)?.nextAt === from) await change(id, { nextAt: until });
    },
    shown: (id, { version, digest, ref, nextAt = '' }) =>
      change(id, { shownVersion: version, shownDigest: digest, ref, nextAt, attempts: 0 }),
    defer: (id, nextAt) => change(id, { nextAt, attempts: (of(id)?.attempts ?? 1) - 1 }),
    postpone: (id, nextAt) => change(id, { nextAt }),
    abandon: (id, _problem, version) =>
      change(id, {
        ...{ nextAt: '', attempts: 0 },
        ...(version === undefined ? { isAbandoned: true } : { shownVersion: version }),
      }),
    async putBack(id) {
      const one = of(id);
      delete one?.ref;
      delete one?.shownDigest;
      await change(id, { attempts: 0, nextAt: '', wasPutBack: true });
    },
    async backlog(now) {
      const since = behind().map(({ group }) => group.lastAt);
      return toBacklog(since.length, since.sort()[0] ?? null, now);
    },
    nextDue: async () => behind()[0]?.nextAt,
  };
}

function byNextAt(a: Kept, b: Kept): number {
  return a.nextAt < b.nextAt ? -1 : Number(a.nextAt > b.nextAt);
}
