import type { Stores } from '../../src/adapters/store/kysely-stores';
import { atOnce } from '../helpers/at-once';

export function lanesContract(one: () => Stores, other: () => Stores): void {
  it('let one after the other in, whichever program asks', async () => {
    const log: string[] = [];

    await atOnce(one(), other(), ({ inLane }, index) =>
      inLane('the same', async () => {
        log.push(`${index} in`);
        await new Promise((resolve) => setImmediate(resolve));
        log.push(`${index} out`);
      }),
    );

    expect(log).toHaveLength(12);
    for (let at = 0; at < log.length; at += 2) {
      expect(log[at + 1]).toBe(log[at]?.replace('in', 'out'));
    }
  });

  it('do not keep other things waiting', async () => {
    let open = () => {};
    let held: Promise<void> = Promise.resolve();
    await new Promise<void>((entered) => {
      held = one().inLane(
        'one',
        () =>
          new Promise<void>((resolve) => {
            open = resolve;
            entered();
          }),
      );
    });

    expect(await other().inLane('another', async () => 'done')).toBe('done');

    open();
    await held;
  });

  it('give back what the work comes to, and go on after it failed', async () => {
    const broken = one().inLane('it', () => Promise.reject(new Error('broken')));
    await expect(broken).rejects.toThrow('broken');

    expect(await other().inLane('it', async () => 7)).toBe(7);
  });
}
