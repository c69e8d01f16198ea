import type { Stores } from '../../src/adapters/store/kysely-stores';
import type { NewStep } from '../../src/ports/outbox';
import { atOnce } from '../helpers/at-once';
import { minuteOf } from '../helpers/entries';
import { openIncident, recordMore } from '../helpers/record';
import { nastyTexts } from '../helpers/samples';

const now = minuteOf(10);
const lease = minuteOf(12);
const later = minuteOf(20);

function steps(...keys: readonly string[]): readonly NewStep[] {
  return keys.map((key) => ({ key, kind: 'post', payload: { key } }));
}

function told(key: string) {
  return { key, kind: 'post', via: 'slack', payload: { key } };
}

export function outboxContract(one: () => Stores, other: () => Stores): void {
  const outbox = () => one().outbox;
  const queue = (...keys: readonly string[]) =>
    openIncident(one().incidents, 'T1', [], steps(...keys));
  const take = (at = now, until = lease, limit = 100) => outbox().take(at, until, limit);
  const takeKeys = async (...args: Parameters<typeof take>) =>
    (await take(...args)).map((step) => step.key);
  const takeOne = async () => {
    const [step] = await take();
    if (step === undefined) throw new Error('there is no step to take');
    return step;
  };

  describe('taking', () => {
    it('gives a step with what was queued', async () => {
      const id = await queue('a');

      const [step] = await take();
      expect(step).toEqual({
        id: expect.any(Number),
        incidentId: id,
        workspaceId: 'T1',
        key: 'a',
        kind: 'post',
        payload: { key: 'a' },
        attempts: 0,
        queuedAt: minuteOf(1),
        nextAt: minuteOf(1),
      });
    });

    it('gives back any words in a payload', async () => {
      const payload = { texts: [...nastyTexts, 'NUL \0', null, 1.5], deep: { er: true } };
      await openIncident(one().incidents, 'T1', [], [{ key: 'a', kind: 'post', payload }]);

      expect((await takeOne()).payload).toEqual(payload);
    });

    it('gives only the first unfinished step of each incident', async () => {
      await queue('a1', 'a2');
      await queue('b1', 'b2');

      expect(await takeKeys()).toEqual(['a1', 'b1']);
    });

    it('gives what came first first, at most as many as asked for', async () => {
      for (const key of ['a', 'b', 'c']) await queue(key);

      expect(await takeKeys(now, lease, 2)).toEqual(['a', 'b']);
      expect(await takeKeys(now, lease, 2)).toEqual(['c']);
    });

    it('gives to nobody what is held on to, and to others what is not', async () => {
      await queue('a');
      await queue('b');
      const [a] = await take();

      await outbox().renew([a?.id ?? 0], lease, later);

      expect(await takeKeys(lease)).toEqual(['b']);
      expect(await takeKeys(later)).toEqual(['b', 'a']);
    });

    it('leaves alone what is done, or was taken by others since', async () => {
      await queue('a');
      await queue('b');
      const [a, b] = await take();
      const ids = [a?.id ?? 0, b?.id ?? 0];
      await outbox().postpone(ids[0] ?? 0, now, 'not yet');
      await outbox().finish(ids[1] ?? 0, {}, now);

      await outbox().renew(ids, lease, later);

      expect(await takeKeys()).toEqual(['a']);
    });

    it('gives nothing before it is due', async () => {
      await queue('a');

      expect(await takeKeys('2026-11-19T09:59:59.999Z')).toEqual([]);
      expect(await takeKeys(minuteOf(1))).toEqual(['a']);
    });

    it('gives a taken step to nobody else before its lease is over', async () => {
      await queue('a', 'b');
      await take();

      expect(await takeKeys(minuteOf(11))).toEqual([]);
      expect(await other().outbox.take(minuteOf(11), later, 9)).toEqual([]);
    });

    it('gives it again afterwards, and tells that there was a try before', async () => {
      await queue('a');
      await take();

      expect(await take(lease)).toMatchObject([{ key: 'a', attempts: 1 }]);
    });

    it('tells the next taker what the one before had remembered, and nobody else', async () => {
      const id = await queue('a');
      await outbox().remember((await takeOne()).id, { fileId: 'F1', texts: nastyTexts });

      expect(await outbox().result(id, 'a')).toBeUndefined();
      expect(await outbox().finished(id)).toEqual([]);
      expect(await take(lease)).toMatchObject([
        { key: 'a', begun: { fileId: 'F1', texts: nastyTexts } },
      ]);
    });

    it('never gives two takers the same step', async () => {
      for (let index = 0; index < 12; index += 1) await queue(`${index}`);

      const taken = await atOnce(one(), other(), (door) => door.outbox.take(now, lease, 12));

      const keys = taken.flat().map((step) => step.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.concat(await takeKeys())).toHaveLength(12);
    });
  });

  describe('an end', () => {
    it('of finishing lets the next step of the incident go', async () => {
      await queue('a', 'b');
      await outbox().finish((await takeOne()).id, {}, now);

      expect(await takeKeys()).toEqual(['b']);
    });

    it('of giving up lets the next step of the incident go', async () => {
      await queue('a', 'b');
      await outbox().abandon((await takeOne()).id, 'channel_not_found', now);

      expect(await takeKeys()).toEqual(['b']);
    });

    it('keeps what came of a finished step, and of no other', async () => {
      const id = await queue('a', 'b');
      await outbox().finish((await takeOne()).id, { ts: '1731975000.000200' }, now);
      await outbox().abandon((await takeOne()).id, 'channel_not_found', now);

      expect(await outbox().result(id, 'a')).toEqual({ ts: '1731975000.000200' });
      expect(await outbox().result(id, 'b')).toBeUndefined();
      expect(await outbox().result(id, 'c')).toBeUndefined();
    });

    it.each([
      ['postpones', (id: number) => outbox().postpone(id, now, 'late')],
      ['abandons', (id: number) => outbox().abandon(id, 'late', now)],
      ['finishes', (id: number) => outbox().finish(id, { late: true }, now)],
      ['remembers', (id: number) => outbox().remember(id, { late: true })],
    ])('stands when somebody slow %s the step afterwards', async (_name, comeLate) => {
      const id = await queue('a');
      const step = await takeOne();
      await outbox().finish(step.id, { ts: '1' }, now);

      await comeLate(step.id);

      expect(await takeKeys(later)).toEqual([]);
      expect(await outbox().result(id, 'a')).toEqual({ ts: '1' });
      expect(await outbox().problems(id)).toEqual([]);
    });
  });

  describe('postponing', () => {
    it('keeps a step, and those behind it, until its time', async () => {
      await queue('a', 'b');
      await outbox().postpone((await takeOne()).id, later, 'ratelimited');

      expect(await takeKeys(minuteOf(19))).toEqual([]);
      expect(await take(later)).toMatchObject([
        { key: 'a', attempts: 1, problem: 'ratelimited', nextAt: later },
      ]);
    });

    it('ends where what kept the steps of a workspace is over', async () => {
      await queue('a');
      await queue('b');
      await openIncident(one().incidents, 'T2', [], steps('elsewhere'));
      const taken = await take();
      for (const { id, key } of taken)
        await outbox().postpone(id, later, key === 'b' ? 'ratelimited' : 'not_installed');

      await outbox().hasten('T1', 'not_installed');

      expect(await takeKeys(minuteOf(11))).toEqual(['a']);
    });

    it('is no try where there was no room for one', async () => {
      await queue('a', 'b');
      await outbox().defer((await takeOne()).id, minuteOf(11));

      expect(await take()).toEqual([]);
      expect(await take(minuteOf(11))).toMatchObject([{ key: 'a', attempts: 0 }]);
    });

    it('may be for less than the lease', async () => {
      await queue('a');
      await outbox().postpone((await takeOne()).id, minuteOf(11), 'timeout');

      expect(await takeKeys(minuteOf(11))).toEqual(['a']);
    });

    it('does not hold up another incident', async () => {
      await queue('a');
      await outbox().postpone((await takeOne()).id, later, 'ratelimited');
      await queue('b');

      expect(await takeKeys()).toEqual(['b']);
    });
  });

  describe('what it tells', () => {
    it('names the steps that failed and those given up, and no others', async () => {
      const id = await queue('a', 'b', 'c', 'd');
      await outbox().postpone((await takeOne()).id, now, 'timeout');
      await outbox().finish((await takeOne()).id, {}, now);
      await outbox().abandon((await takeOne()).id, 'is_archived', now);
      await outbox().postpone((await takeOne()).id, later, 'ratelimited');
      await recordMore(one().incidents, id, [], steps('e'));

      expect(await outbox().problems(id)).toEqual([
        { ...told('b'), problem: 'is_archived', isAbandoned: true },
        { ...told('c'), problem: 'ratelimited', isAbandoned: false },
      ]);
    });

    it('counts the unfinished steps of all incidents, and how long the oldest has waited', async () => {
      await queue('a', 'b', 'c', 'd');
      await queue('e');
      await outbox().finish((await takeOne()).id, {}, now);
      await outbox().abandon((await takeOne()).id, 'is_archived', now);

      expect(await outbox().backlog(minuteOf(9))).toEqual({ waiting: 3, seconds: 8 * 60 });
    });

    it('knows when the next step can be taken, not those that wait behind it', async () => {
      await queue('a', 'b');
      expect(await outbox().nextDue()).toBe(minuteOf(1));

      await outbox().postpone((await takeOne()).id, later, 'ratelimited');
      expect(await outbox().nextDue()).toBe(later);
    });

    it('knows no next step with nothing waiting', async () => {
      await queue('a');
      await outbox().finish((await takeOne()).id, {}, now);

      expect(await outbox().nextDue()).toBeUndefined();
      expect(await outbox().backlog(minuteOf(9))).toEqual({ waiting: 0, seconds: 0 });
    });
  });
}
