import { createInTurn } from '../../src/app/in-turn';

test('works one after the other, and lets others do something in between', async () => {
  const inTurn = createInTurn();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    setImmediate(() => seen.push(`others after ${name}`));
    return name;
  };

  expect(await Promise.all(['a', 'b'].map((name) => inTurn(work(name))))).toEqual(['a', 'b']);
  expect(seen).toEqual(['a begins', 'a ends', 'others after a', 'b begins', 'b ends']);
});

test('goes on after what fails, and says so to whoever asked for it', async () => {
  const inTurn = createInTurn();
  const failing = inTurn(() => Promise.reject(new Error('no template')));
  const next = inTurn(async () => 'shown');

  await expect(failing).rejects.toThrow('no template');
  expect(await next).toBe('shown');
});
