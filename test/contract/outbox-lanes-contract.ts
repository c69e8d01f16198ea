import type { Stores } from '../../src/adapters/store/kysely-stores';
import type { LogPage, NewStep } from '../../src/ports/outbox';
import { minuteOf } from '../helpers/entries';
import { openIncident } from '../helpers/record';

const now = minuteOf(10);
const lease = minuteOf(12);
const later = minuteOf(20);

/** Steps that lead to Slack and elsewhere, in lanes of their own. */
export function lanesOfStepsContract(one: () => Stores): void {
  const outbox = () => one().outbox;
  const slack = (key: string): NewStep => ({ key, kind: 'post', payload: {} });
  const takeSlack = () => outbox().take(now, lease, 100);
  const page = (key: string, lane: string): NewStep => ({
    ...{ key, kind: 'page', payload: {} },
    ...({ via: 'pagers', lane } as const),
  });
  const takePages = async (at = now) =>
    (await outbox().take(at, lease, 100, 'pagers')).map(({ key }) => key);
  const queuePages = () =>
    openIncident(
      one().incidents,
      'T1',
      [],
      [slack('a'), page('x1', 'x'), page('x2', 'x'), page('y', 'y'), slack('b')],
    );

  it('that leads elsewhere waits for none that leads to Slack, nor keeps one', async () => {
    await queuePages();

    expect(await takePages()).toEqual(['x1', 'y']);
    await outbox().finish((await takeSlack())[0]?.id ?? 0, {}, now);
    expect((await takeSlack()).map(({ key }) => key)).toEqual(['b']);
  });

  it('gives one step after the other, also where an earlier one is late', async () => {
    await queuePages();
    const [x1] = await outbox().take(now, lease, 100, 'pagers');
    await outbox().postpone(x1?.id ?? 0, later, 'HTTP 503');

    expect(await takePages(lease)).toEqual(['y']);
    expect(await outbox().nextDue('pagers')).toBe(lease);
    await outbox().finish(x1?.id ?? 0, {}, now);
    expect(await takePages()).toEqual(['x2']);
  });

  it('is counted by itself, and is nothing that was posted', async () => {
    const id = await queuePages();
    expect(await outbox().backlog(minuteOf(9))).toMatchObject({ waiting: 2 });
    expect(await outbox().backlog(minuteOf(9), 'pagers')).toMatchObject({ waiting: 3 });

    const [x1] = await outbox().take(now, lease, 1, 'pagers');
    await outbox().finish(x1?.id ?? 0, { isSent: true }, now);

    expect(await outbox().finished(id)).toEqual([]);
    expect(await outbox().result(id, 'x1')).toEqual({ isSent: true });
  });

  describe('the log', () => {
    const event = (key: string, lane: string): NewStep => ({
      ...{ key, kind: 'send-event', payload: { seq: 1 } },
      ...({ via: 'events', lane } as const),
    });
    const log = (which: Partial<LogPage> = {}) =>
      outbox().log({ via: 'events', limit: 10, ...which });
    const keys = async (...which: Parameters<typeof log>) =>
      (await log(...which)).map(({ key }) => key);

    it('tells what became of each step, those queued last first', async () => {
      const id = await openIncident(
        one().incidents,
        'T1',
        [],
        [event('a', 'x'), event('b', 'y'), slack('c')],
      );
      const [a, b] = await outbox().take(now, lease, 10, 'events');
      await outbox().abandon(a?.id ?? 0, 'HTTP 500', now);
      await outbox().finish(b?.id ?? 0, {}, now);

      const usual = {
        ...{ incidentId: id, incidentNumber: 1, workspaceId: 'T1' },
        ...{ kind: 'send-event', payload: { seq: 1 } },
      };
      expect(await log()).toEqual([
        expect.objectContaining({ ...usual, key: 'b', lane: 'y', state: 'done', endedAt: now }),
        expect.objectContaining({
          ...{ ...usual, key: 'a', lane: 'x', attempts: 1 },
          ...{ state: 'abandoned', problem: 'HTTP 500', endedAt: now },
        }),
      ]);
      expect(await keys({ lane: 'x' })).toEqual(['a']);
      expect(await keys({ state: 'done' })).toEqual(['b']);
      expect(await keys({ lane: 'x', state: 'waiting' })).toEqual([]);
    });

    it('tells those of one workspace or one incident, page by page, and of private ones only where they are asked for', async () => {
      const { incidents } = one();
      const first = await openIncident(incidents, 'T1', [], [event('a', 'x'), event('b', 'x')]);
      const own = { isPrivate: true };
      const hidden = await openIncident(incidents, 'T1', [], [event('c', 'x')], own);
      await openIncident(incidents, 'T2', [], [event('d', 'x')]);

      expect(await keys()).toEqual(['d', 'c', 'b', 'a']);
      expect(await keys({ workspaceId: 'T1' })).toEqual(['c', 'b', 'a']);
      expect(await keys({ workspaceId: 'T1', isPublic: true })).toEqual(['b', 'a']);
      expect(await keys({ incidentId: first })).toEqual(['b', 'a']);
      expect(await keys({ incidentId: hidden, isPublic: true })).toEqual([]);
      const [last] = await log({ limit: 1 });
      expect(await keys({ before: last?.id ?? 0, limit: 2 })).toEqual(['c', 'b']);
    });

    it('has what is over carried out again, as if new, and nothing else', async () => {
      await openIncident(
        one().incidents,
        'T1',
        [],
        [event('a', 'x'), event('b', 'x'), event('c', 'x'), slack('d')],
      );
      const [a] = await outbox().take(now, lease, 10, 'events');
      await outbox().abandon(a?.id ?? 0, 'HTTP 500', now);
      const [b] = await outbox().take(now, lease, 10, 'events');
      const [d] = await takeSlack();
      await outbox().finish(d?.id ?? 0, {}, now);

      const ids = [a?.id ?? 0, b?.id ?? 0, d?.id ?? 0];
      expect(await outbox().again('events', ids, later)).toBe(1);
      expect(await outbox().again('events', [], later)).toBe(0);

      expect(await outbox().take(later, lease, 10, 'events')).toMatchObject([
        { key: 'a', attempts: 0, queuedAt: later },
      ]);
    });
  });
}
