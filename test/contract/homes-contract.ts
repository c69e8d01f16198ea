import type { Stores } from '../../src/adapters/store/kysely-stores';
import { atOnce } from '../helpers/at-once';
import { type EntryDraft, minuteOf } from '../helpers/entries';
import { openIncident, recordMore } from '../helpers/record';

const opened = minuteOf(5);
const now = minuteOf(10);
const lease = minuteOf(12);
const later = minuteOf(20);
const called = (nextAt: string) => ({ calledAt: opened, nextAt });
const refused = 'views.publish: missing_scope';
const note: EntryDraft = ['note', { text: 'more' }];

export function homesContract(one: () => Stores, other: () => Stores): void {
  const homes = () => one().homes;
  const take = (at = now, limit = 9, since = opened) =>
    homes().takeBehind({ since, now: at, leaseUntil: lease, limit });
  const only = async (at = now) => {
    const [row] = await take(at);
    if (row === undefined) throw new Error('no home is behind');
    return row;
  };

  it('are due as soon as they are opened, also where nothing is on record', async () => {
    await homes().opened('T1', 'U1', opened);

    expect(await take()).toEqual([
      {
        workspaceId: 'T1',
        userId: 'U1',
        version: 0,
        shownDigest: undefined,
        calledAt: undefined,
        attempts: 0,
        openings: 1,
        problem: undefined,
      },
    ]);
  });

  it('are not due while they show the whole record', async () => {
    await openIncident(one().incidents, 'T1');
    await homes().opened('T1', 'U1', opened);
    await homes().shown(await only(), 'digest', called(now));

    expect(await take()).toEqual([]);
  });

  it('are due again after an entry in any incident of the workspace, and in no other', async () => {
    await homes().opened('T1', 'U1', opened);
    await homes().shown(await only(), 'digest', called(now));
    await openIncident(one().incidents, 'T2');
    expect(await take()).toEqual([]);

    const id = await openIncident(one().incidents, 'T1');
    await recordMore(one().incidents, id, [note]);
    expect(await take()).toEqual([
      {
        workspaceId: 'T1',
        userId: 'U1',
        version: 2,
        shownDigest: 'digest',
        calledAt: opened,
        attempts: 0,
        openings: 1,
        problem: undefined,
      },
    ]);
  });

  it('are due again when they are opened while they are being shown', async () => {
    await homes().opened('T1', 'U1', opened);
    const taken = await only();
    await homes().opened('T1', 'U1', opened);
    await homes().shown(taken, 'digest', called(later));

    expect(await take()).toMatchObject([{ shownDigest: undefined, attempts: 0, openings: 2 }]);
  });

  it('are due at once when they are opened while showing them fails, or is put off', async () => {
    await homes().opened('T1', 'U1', opened);
    const taken = await only();
    await homes().opened('T1', 'U1', opened);
    await homes().postpone(taken, later, refused);
    await homes().defer(taken, later);
    await homes().giveUp(taken, refused);

    expect(await take()).toMatchObject([{ userId: 'U1', openings: 2, problem: undefined }]);
  });

  it('are given to nobody while they are held on to', async () => {
    await homes().opened('T1', 'U1', opened);
    await homes().opened('T1', 'U2', opened);
    const [first] = await take();

    if (first !== undefined) await homes().renew([first], lease, later);

    expect(await take(lease)).toMatchObject([{ userId: 'U2' }]);
    expect(await take(later)).toMatchObject([{ userId: 'U2' }, { userId: 'U1' }]);
  });

  it('are left alone until they may be shown again', async () => {
    await homes().opened('T1', 'U1', opened);
    await homes().shown(await only(), 'digest', called(later));
    await openIncident(one().incidents, 'T1');

    expect(await take()).toEqual([]);
    expect(await take(later)).toHaveLength(1);
  });

  it('are due at once when they are opened again', async () => {
    await homes().opened('T1', 'U1', opened);
    await homes().shown(await only(), 'digest', called(later));
    await homes().opened('T1', 'U1', now);

    expect(await take()).toMatchObject([{ userId: 'U1', shownDigest: undefined }]);
  });

  it('are no longer kept when they were opened too long ago', async () => {
    await homes().opened('T1', 'U1', opened);

    expect(await take(now, 9, minuteOf(6))).toEqual([]);
  });

  it('are given to nobody else before the lease is over, and then with the try counted', async () => {
    await homes().opened('T1', 'U1', opened);
    await take();

    expect(await take(minuteOf(11))).toEqual([]);
    expect(await take(lease)).toMatchObject([{ attempts: 1 }]);
  });

  it('count no try when there was no room for the call', async () => {
    await homes().opened('T1', 'U1', opened);
    await homes().defer(await only(), minuteOf(11));

    expect(await take()).toEqual([]);
    expect(await take(minuteOf(11))).toMatchObject([{ attempts: 0 }]);
  });

  it('wait after a failed try', async () => {
    await homes().opened('T1', 'U1', opened);
    await homes().postpone(await only(), later, 'views.publish: timeout');

    expect(await take(minuteOf(19))).toEqual([]);
    expect(await take(later)).toMatchObject([{ attempts: 1, problem: 'views.publish: timeout' }]);
  });

  it('are kept no more once they are given up, until they are opened again', async () => {
    await homes().opened('T1', 'U1', opened);
    await homes().giveUp(await only(), refused);

    expect(await take(later)).toEqual([]);
    await homes().opened('T1', 'U1', later);
    expect(await take(later)).toMatchObject([{ problem: refused }]);
  });

  it('say why they do not show the record until they do', async () => {
    await homes().opened('T1', 'U1', opened);
    const before = await homes().problemOf('T1', 'U1');
    await homes().giveUp(await only(), refused);
    const meanwhile = await homes().problemOf('T1', 'U1');
    await homes().opened('T1', 'U1', later);
    await homes().shown(await only(later), 'digest', called(later));

    expect([before, meanwhile]).toEqual([undefined, refused]);
    expect(await homes().problemOf('T1', 'U1')).toBeUndefined();
    expect(await homes().problemOf('T1', 'U2')).toBeUndefined();
  });

  it('are never given to two takers', async () => {
    for (let index = 0; index < 8; index += 1) await homes().opened('T1', `U${index}`, opened);
    const wanted = { since: opened, now, leaseUntil: lease, limit: 8 };

    const taken = await atOnce(one(), other(), (door) => door.homes.takeBehind(wanted));

    const users = taken.flat().map((row) => row.userId);
    expect(new Set(users).size).toBe(users.length);
    expect(users.length + (await take()).length).toBe(8);
  });
}
