import type { Stores } from '../../src/adapters/store/kysely-stores';
import type { SurfaceName } from '../../src/ports/surfaces';
import { atOnce } from '../helpers/at-once';
import { type EntryDraft, minuteOf } from '../helpers/entries';
import { openIncident, recordMore } from '../helpers/record';

const now = minuteOf(10);
const lease = minuteOf(12);
const later = minuteOf(20);
const linked: EntryDraft = ['channel-linked', { channelId: 'C7', name: 'inc' }];
const note = (text: string, recordedAt = minuteOf(5)): EntryDraft => [
  'note',
  { text },
  { recordedAt },
];

export function surfacesContract(one: () => Stores, other: () => Stores): void {
  const surfaces = () => one().surfaces;
  const open = (...drafts: readonly EntryDraft[]) => openIncident(one().incidents, 'T1', drafts);
  const take = (at = now, names: readonly SurfaceName[] = ['card'], limit = 9) =>
    surfaces().takeBehind(names, at, lease, limit);
  const show = (id: string, version: number, ref?: string) => {
    const what = { version, digest: `v${version}`, nextAt: '' };
    return surfaces().shown(id, 'card', ref === undefined ? what : { ...what, ref });
  };

  it('are behind from the first entry on, once the incident has a channel', async () => {
    const id = await open();
    expect(await take(now, ['card', 'topic'])).toEqual([]);

    await recordMore(one().incidents, id, [linked]);
    expect(await take(now, ['card', 'topic'])).toEqual([
      {
        incidentId: id,
        workspaceId: 'T1',
        surface: 'card',
        shownVersion: 0,
        shownDigest: undefined,
        ref: undefined,
        calledAt: undefined,
        attempts: 0,
        problem: undefined,
        isAbandoned: false,
        wasPutBack: false,
      },
      expect.objectContaining({ incidentId: id, surface: 'topic', shownVersion: 0 }),
    ]);
  });

  it('are counted while they are behind, with how long the first of them has been', async () => {
    const backlog = () => surfaces().backlog(['card', 'topic'], minuteOf(11));
    await open();
    expect(await backlog()).toEqual({ waiting: 0, seconds: 0 });

    const id = await open(linked, note('more', minuteOf(6)));
    await show(id, 3);
    expect(await backlog()).toEqual({ waiting: 1, seconds: 300 });
  });

  it('are no longer behind when they show the whole log', async () => {
    await show(await open(linked), 2);

    expect(await take()).toEqual([]);
  });

  it('are left alone for a while after a call, and then known to be due', async () => {
    const id = await open(linked);
    const called = { calledAt: minuteOf(9), nextAt: later };
    await surfaces().shown(id, 'card', { version: 2, digest: 'v2', ...called });
    await recordMore(one().incidents, id, [note('more')]);

    expect(await take(minuteOf(19))).toEqual([]);
    expect(await surfaces().nextDue(['card'])).toBe(later);
    expect(await take(later)).toMatchObject([{ calledAt: minuteOf(9) }]);
  });

  it('know when they last cost a call, also once they showed without one', async () => {
    const id = await open(linked);
    const called = { calledAt: minuteOf(9), nextAt: minuteOf(9) };
    await surfaces().shown(id, 'card', { version: 2, digest: 'v2', ...called });
    await recordMore(one().incidents, id, [note('more')]);
    await show(id, 3);

    expect(await surfaces().get(id, 'card')).toMatchObject({ calledAt: minuteOf(9) });
  });

  it('are given to nobody while they are held on to', async () => {
    await open(linked);
    const taken = await take(now, ['card', 'topic']);

    await surfaces().renew(taken.slice(0, 1), lease, later);

    expect(await take(lease, ['card', 'topic'])).toMatchObject([{ surface: 'topic' }]);
    expect(await take(later, ['card'])).toMatchObject([{ surface: 'card' }]);
  });

  it('are not held on to once they were shown', async () => {
    const id = await open(linked);
    const taken = await take();
    await show(id, 1);

    await surfaces().renew(taken, lease, later);

    expect(await take()).toMatchObject([{ surface: 'card', shownVersion: 1 }]);
  });

  it('keep their place, and count no try, when there was no room for the call', async () => {
    const id = await open(linked);
    await take();
    await surfaces().defer(id, 'card', minuteOf(11));

    expect(await take(minuteOf(11))).toMatchObject([{ incidentId: id, attempts: 0 }]);
  });

  it('are due at no time while none is behind', async () => {
    await show(await open(linked), 2);

    expect(await surfaces().nextDue(['card'])).toBeUndefined();
  });

  it('are behind again after another entry', async () => {
    const id = await open(linked);
    await show(id, 2, '1731975000.000200');
    await recordMore(one().incidents, id, [note('more')]);

    expect(await take()).toMatchObject([
      { shownVersion: 2, shownDigest: 'v2', ref: '1731975000.000200' },
    ]);
  });

  it('are given at once when something was recorded while they were being made good', async () => {
    const id = await open(linked);
    await take();
    await recordMore(one().incidents, id, [note('meanwhile')]);
    await show(id, 2);

    expect(await take()).toMatchObject([{ shownVersion: 2, attempts: 0 }]);
  });

  it('are given to nobody else before the lease is over, and then with the try counted', async () => {
    await open(linked);
    await take();

    expect(await take(minuteOf(11))).toEqual([]);
    expect(await take(lease)).toMatchObject([{ attempts: 1 }]);
  });

  it('are never given to two takers', async () => {
    for (let index = 0; index < 8; index += 1) await open(linked);

    const taken = await atOnce(one(), other(), (door) =>
      door.surfaces.takeBehind(['card'], now, lease, 8),
    );

    const ids = taken.flat().map((row) => row.incidentId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length + (await take()).length).toBe(8);
  });

  it('are given in the order in which they fell behind, at most as many as asked for', async () => {
    const [a, b, c] = [await open(linked), await open(linked), await open(linked)];
    for (const id of [a, b, c]) await show(id, 2);
    await recordMore(one().incidents, b, [note('first', minuteOf(5))]);
    await recordMore(one().incidents, c, [note('second', minuteOf(6))]);
    await recordMore(one().incidents, b, [note('third', minuteOf(7))]);
    await recordMore(one().incidents, a, [note('fourth', minuteOf(8))]);

    expect((await take(now, ['card'], 2)).map((row) => row.incidentId)).toEqual([b, c]);
  });

  it('wait after a failed try, also when more is recorded', async () => {
    const id = await open(linked);
    await take();
    await surfaces().postpone(id, 'card', later, 'ratelimited');
    await recordMore(one().incidents, id, [note('more')]);

    expect(await take(minuteOf(19))).toEqual([]);
    expect(await take(later)).toMatchObject([{ attempts: 1, problem: 'ratelimited' }]);
  });

  it('are due where what kept those of a workspace is over', async () => {
    const id = await open(linked);
    await take();
    await surfaces().postpone(id, 'card', later, 'not_installed');

    await surfaces().hasten('T9', 'not_installed');
    await surfaces().hasten(id.split('/')[0] ?? '', 'ratelimited');
    expect(await take()).toEqual([]);

    await surfaces().hasten(id.split('/')[0] ?? '', 'not_installed');
    expect(await take()).toMatchObject([{ incidentId: id, problem: 'not_installed' }]);
  });

  it('forget their problem when they are good again, but not where they are', async () => {
    const id = await open(linked);
    await show(id, 1, '1731975000.000200');
    await take();
    await surfaces().postpone(id, 'card', now, 'ratelimited');
    await show(id, 2);

    expect(await surfaces().get(id, 'card')).toMatchObject({
      shownVersion: 2,
      ref: '1731975000.000200',
      attempts: 0,
      problem: undefined,
    });
  });

  it('are to be made good at once when they are known to be wrong', async () => {
    const id = await open(linked);
    await show(id, 2, '1731975000.000200');
    await surfaces().postpone(id, 'card', later, 'ratelimited');
    await surfaces().invalidate(id, 'card');

    expect(await take()).toMatchObject([
      { shownVersion: 0, shownDigest: undefined, ref: '1731975000.000200', problem: undefined },
    ]);
  });

  it('are left to whoever is showing them when there is more to show, and are behind afterwards', async () => {
    const id = await open(linked);
    await show(id, 2, '1731975000.000200');
    await recordMore(one().incidents, id, [note('more')]);
    const [held] = await take();
    await surfaces().outdate(id, 'card');

    expect(await take()).toEqual([]);
    const [again] = await take(later);
    expect(again).toMatchObject({ shownDigest: held?.shownDigest, attempts: 1 });
  });

  it('are never given again once they are given up for good, whatever is recorded', async () => {
    const id = await open(linked);
    await take();
    await surfaces().abandon(id, 'card', 'missing_scope');
    await recordMore(one().incidents, id, [note('more')]);

    expect(await take(later)).toEqual([]);
    expect(await surfaces().nextDue(['card'])).toBeUndefined();
    expect(await surfaces().get(id, 'card')).toMatchObject({
      isAbandoned: true,
      problem: 'missing_scope',
    });
  });

  it('are given again, where they are given up for now, when there is more to show', async () => {
    const id = await open(linked);
    await show(id, 1, '1731975000.000200');
    await take();
    await surfaces().abandon(id, 'card', 'is_archived', 2);
    expect(await take(later)).toEqual([]);

    await recordMore(one().incidents, id, [note('more')]);
    expect(await take(later)).toMatchObject([
      { shownDigest: undefined, ref: '1731975000.000200', problem: 'is_archived', attempts: 0 },
    ]);
  });

  it('are to be made anew when they are gone, and known to have been put back', async () => {
    const id = await open(linked);
    await show(id, 2, '1731975000.000200');
    await surfaces().putBack(id, 'card');

    expect(await take()).toMatchObject([
      { shownVersion: 0, shownDigest: undefined, ref: undefined, wasPutBack: true },
    ]);
    await show(id, 2, '1731975000.000300');
    expect(await surfaces().get(id, 'card')).toMatchObject({ wasPutBack: true });
  });

  it('do not touch each other', async () => {
    const id = await open(linked);
    await show(id, 2);

    expect(await take(now, ['topic'])).toMatchObject([{ surface: 'topic', shownVersion: 0 }]);
    expect(await surfaces().get(id, 'card')).toMatchObject({ shownVersion: 2 });
  });

  it('are not there for an incident nobody opened', async () => {
    expect(await surfaces().get('T1/1', 'card')).toBeUndefined();
  });
}
