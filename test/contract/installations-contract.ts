import type { Stores } from '../../src/adapters/store/kysely-stores';
import type { Installation } from '../../src/ports/installations';
import { minuteOf } from '../helpers/entries';

const sealed = (text: string, keyId = 'key1') => ({ keyId, text });

function installation(id: string, more: Partial<Installation> = {}): Installation {
  return {
    id,
    name: 'Acme',
    botId: 'B1',
    botUserId: 'U1',
    appId: 'A1',
    scopes: ['chat:write', 'commands'],
    installedBy: 'U9',
    installedAt: minuteOf(1),
    tokens: sealed(`tokens of ${id}`),
    ...more,
  };
}

export function installationsContract(one: () => Stores, other: () => Stores): void {
  const here = () => one().installations;
  const there = () => other().installations;

  it('are found by any program, with all that is known of them', async () => {
    const whole = installation('T1', { enterpriseId: 'E1', expiresAt: minuteOf(9) });

    await here().put(whole);

    expect(await there().get('T1')).toEqual(whole);
    expect(await there().get('T2')).toBeUndefined();
  });

  it('are listed by their id, those that have ended left out', async () => {
    for (const id of ['T3', 'T1', 'T2']) await here().put(installation(id));

    await here().end('T2', sealed('tokens of T2'), minuteOf(2));

    expect((await there().all()).map(({ id }) => id)).toEqual(['T1', 'T3']);
  });

  it('hold nothing of their tokens once they have ended', async () => {
    await here().put(installation('T1'));

    expect(await here().end('T1', sealed('tokens of T1'), minuteOf(2))).toBe(true);

    expect(await there().get('T1')).toBeUndefined();
    expect(await there().end('T1', sealed('tokens of T1'), minuteOf(3))).toBe(false);
  });

  it('do not end by what is told of earlier tokens', async () => {
    await here().put(installation('T1'));
    await here().put(installation('T1', { tokens: sealed('later') }));

    expect(await there().end('T1', sealed('tokens of T1'), minuteOf(2))).toBe(false);

    expect((await here().get('T1'))?.tokens).toEqual(sealed('later'));
  });

  it('begin again after their end', async () => {
    await here().put(installation('T1'));
    await here().end('T1', sealed('tokens of T1'), minuteOf(2));

    const again = installation('T1', { tokens: sealed('again'), installedAt: minuteOf(3) });
    await here().put(again);

    expect(await there().get('T1')).toEqual(again);
  });

  it('have their tokens exchanged once, of two who do so at the same time', async () => {
    await here().put(installation('T1', { expiresAt: minuteOf(5) }));
    const from = sealed('tokens of T1');

    const done = await Promise.all([
      here().exchange('T1', from, sealed('one', 'key2'), minuteOf(9)),
      there().exchange('T1', from, sealed('other', 'key2'), minuteOf(9)),
    ]);

    expect(done.filter(Boolean)).toHaveLength(1);
    const found = await here().get('T1');
    expect(found).toMatchObject({ tokens: { keyId: 'key2' }, expiresAt: minuteOf(9) });
    expect(found?.tokens.text).toBe(done[0] ? 'one' : 'other');
  });

  it('keep the time at which a token expires where it is only sealed anew', async () => {
    await here().put(installation('T1', { expiresAt: minuteOf(5) }));

    await here().exchange('T1', sealed('tokens of T1'), sealed('same', 'key2'));

    expect((await there().get('T1'))?.expiresAt).toBe(minuteOf(5));
  });

  it('of an organisation serve the workspaces that joined it', async () => {
    await here().joinOrg('T1', 'E1');
    await here().joinOrg('T1', 'E2');

    expect([...(await there().orgWorkspaces())]).toEqual([['T1', 'E2']]);
  });

  it('are begun by a try that counts once, until it is forgotten', async () => {
    const use = (stores: Stores, now: number, until: number) =>
      stores.installations.useOnce('state', minuteOf(now), minuteOf(until));

    const both = await Promise.all([use(one(), 1, 5), use(other(), 1, 5)]);

    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await use(one(), 4, 9)).toBe(false);
    expect(await use(one(), 6, 9)).toBe(true);
  });
}
