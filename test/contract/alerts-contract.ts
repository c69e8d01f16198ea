import type { Stores } from '../../src/adapters/store/kysely-stores';
import type { AlertNews } from '../../src/ports/alerts';
import { atOnce } from '../helpers/at-once';
import { minuteOf } from '../helpers/entries';

const now = minuteOf(10);
const lease = minuteOf(12);
const later = minuteOf(20);

const firing: AlertNews = {
  source: 'grafana',
  key: 'checkout',
  state: 'firing',
  title: 'Checkout is slow',
  text: 'p99 above 2 s',
  url: 'https://grafana.example/1',
  at: minuteOf(5),
};
const resolved: AlertNews = { ...firing, state: 'resolved', at: minuteOf(15) };

export function alertsContract(one: () => Stores, other: () => Stores): void {
  const alerts = () => one().alerts;
  const take = (at = now, limit = 9) => alerts().takeBehind(at, lease, limit);
  const tell = async (news = firing, at = now, workspaceId = 'T1') => {
    const group = await alerts().tell(workspaceId, news, at);
    if (group === undefined) throw new Error('nothing was told');
    return group;
  };

  it('are put on record with all that they say', async () => {
    const group = await tell();

    const { at: startedAt, ...says } = firing;
    const expected = { ...says, workspaceId: 'T1', count: 1, startedAt, toldAt: now, lastAt: now };
    expect(group).toEqual({ ...expected, id: expect.any(String) });
    expect(await alerts().get(group.id)).toEqual(group);
    expect(await alerts().get('none')).toBeUndefined();
  });

  it('told again are the same group, with the latest words and the first beginning', async () => {
    const { id } = await tell();

    const again = await tell({ ...firing, title: 'Worse', at: minuteOf(6) }, minuteOf(11));

    expect(again).toMatchObject({
      id,
      count: 2,
      title: 'Worse',
      startedAt: minuteOf(5),
      toldAt: now,
      lastAt: minuteOf(11),
    });
  });

  it('are told apart by workspace, source and key', async () => {
    const ids = [
      await tell(),
      await tell(firing, now, 'T2'),
      await tell({ ...firing, source: 'json' }),
      await tell({ ...firing, key: 'search' }),
    ].map(({ id }) => id);

    expect(new Set(ids).size).toBe(4);
  });

  it('end once, and fire again as another group', async () => {
    const { id } = await tell();

    expect(await tell(resolved, minuteOf(16))).toMatchObject({
      id,
      state: 'resolved',
      count: 1,
      resolvedAt: minuteOf(15),
    });
    expect(await alerts().tell('T1', resolved, minuteOf(17))).toBeUndefined();
    expect((await tell(firing, minuteOf(18))).id).not.toBe(id);
  });

  it('told by many at once are one group', async () => {
    await atOnce(one(), other(), (stores) => stores.alerts.tell('T1', firing, now), 8);

    const taken = await take();
    expect(taken.map(({ group }) => group.count)).toEqual([8]);
  });

  it('take the first answer', async () => {
    const { id } = await tell();
    const started = { kind: 'started', incidentId: 'T1/7', byName: 'Dana' } as const;

    expect((await alerts().answer(id, started))?.answer).toEqual(started);
    const second = await alerts().answer(id, { kind: 'ignored', byName: 'Sam' });

    expect(second?.answer).toEqual(started);
  });

  it('wait while they fire and nobody has answered', async () => {
    const { id } = await tell();
    await tell(firing, now, 'T2');
    expect([...(await alerts().waiting())].sort()).toEqual(['T1', 'T2']);

    await alerts().answer(id, { kind: 'ignored', byName: 'Sam' });
    await tell(resolved, minuteOf(16), 'T2');

    expect(await alerts().waiting()).toEqual([]);
  });

  it('are behind until they are shown, and again after more news', async () => {
    const { id } = await tell();
    const [row] = await take();
    expect(row).toMatchObject({ group: { id }, version: 1, attempts: 0 });
    await alerts().shown(id, { version: 1, digest: 'd', ref: 'C1/1.2' });
    expect(await take(later)).toEqual([]);
    expect(await alerts().nextDue()).toBeUndefined();

    await tell(firing, minuteOf(13));

    expect(await take(later)).toMatchObject([
      { version: 2, ref: 'C1/1.2', shownDigest: 'd', attempts: 0 },
    ]);
  });

  it('are behind again when what they offer has changed, unless answered', async () => {
    const { id } = await tell();
    const answered = await tell({ ...firing, key: 'search' });
    await alerts().answer(answered.id, { kind: 'ignored', byName: 'Sam' });
    for (const { group, version } of await take())
      await alerts().shown(group.id, { version, digest: 'd', ref: 'C1/1.2' });

    await alerts().touch('T1');

    expect((await take(later)).map(({ group }) => group.id)).toEqual([id]);
  });

  it('are given to one only until the lease ends, which can be renewed', async () => {
    const { id } = await tell();
    expect(await take()).toHaveLength(1);
    expect(await other().alerts.takeBehind(now, lease, 9)).toEqual([]);
    await alerts().renew([id], lease, later);
    expect(await take(lease)).toEqual([]);
    await alerts().renew([id], lease, minuteOf(30));

    expect(await take(later)).toMatchObject([{ attempts: 1 }]);
  });

  it('taken by several at once are taken once', async () => {
    for (const key of ['a', 'b', 'c', 'd']) await tell({ ...firing, key });

    const taken = await atOnce(one(), other(), (stores) => stores.alerts.takeBehind(now, lease, 9));

    const ids = taken.flat().map(({ group }) => group.id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
  });

  it('can be put off as if they had not been tried, or with a try more', async () => {
    const { id } = await tell();
    await take();
    await alerts().defer(id, later);
    expect(await alerts().nextDue()).toBe(later);
    expect(await take(later)).toMatchObject([{ attempts: 0 }]);
    await alerts().postpone(id, later, 'http_503');

    expect(await take(later)).toMatchObject([{ attempts: 1 }]);
  });

  it('given up are left alone until there is more to say', async () => {
    const { id } = await tell();
    await take();
    await alerts().abandon(id, 'channel_not_found', 1);
    expect(await take(later)).toEqual([]);

    await tell(firing, minuteOf(13));

    expect(await take(later)).toMatchObject([{ version: 2, attempts: 0 }]);
  });

  it('given up for good are left alone whatever there is to say', async () => {
    const { id } = await tell();
    await take();
    await alerts().abandon(id, 'message_not_found');
    await tell(firing, minuteOf(13));

    expect(await take(later)).toEqual([]);
    expect(await alerts().nextDue()).toBeUndefined();
    expect(await alerts().backlog(later)).toEqual({ waiting: 0, seconds: 0 });
  });

  it('whose message is gone are behind as if new, but for that it was put back', async () => {
    const { id } = await tell();
    const [row] = await take();
    expect(row).toMatchObject({ wasPutBack: false });
    await alerts().shown(id, { version: 1, digest: 'd', ref: 'C1/1.2' });
    await tell(firing, minuteOf(13));
    await take(later);

    await alerts().putBack(id);

    const [again] = await take();
    expect(again).toMatchObject({ attempts: 0, wasPutBack: true });
    expect(again).not.toHaveProperty('ref');
    expect(again).not.toHaveProperty('shownDigest');
  });

  it('that are behind are counted, from when they were told of', async () => {
    const { id } = await tell();
    await tell({ ...firing, key: 'search' }, minuteOf(13));
    await alerts().shown(id, { version: 1, digest: 'd', ref: 'C1/1.2' });

    expect(await alerts().backlog(minuteOf(15))).toEqual({ waiting: 1, seconds: 120 });
  });
}
