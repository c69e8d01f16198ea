import { createGathering } from '../../src/app/gathering';
import { until } from '../helpers/until';

function openGathering() {
  const carriedOut: [key: string, items: readonly number[]][] = [];
  let ms = 0;
  const gather = createGathering<number>(
    async (key, items) => void carriedOut.push([key, items]),
    () => ms,
  );
  return {
    carriedOut,
    gather,
    pass(more: number) {
      ms += more;
    },
  };
}

test('what comes in at the same time is carried out together, each key by itself', async () => {
  const { carriedOut, gather, pass } = openGathering();

  gather('a', 1);
  gather('b', 2);
  pass(1);
  gather('a', 3);
  expect(carriedOut).toEqual([]);
  await until('both keys', () => carriedOut.length === 2);

  expect(carriedOut).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ]);
});

test('where more keeps coming in, what came first does not wait for all of it', async () => {
  const { carriedOut, gather, pass } = openGathering();

  for (const item of [1, 2, 3]) {
    gather(item === 2 ? 'b' : 'a', item);
    pass(1);
  }
  expect(carriedOut).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ]);
  gather('a', 4);
  await until('the rest', () => carriedOut.length === 3);

  expect(carriedOut.at(-1)).toEqual(['a', [4]]);
});
