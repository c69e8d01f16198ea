import { createGathering } from '../../src/app/gathering';
import { until } from '../helpers/until';

function openGathering() {
  const carriedOut: [key: string, items: readonly number[]][] = [];
  const gather = createGathering<number>(async (key, items) => void carriedOut.push([key, items]));
  return { carriedOut, gather };
}

test('what comes in at the same time is carried out together, each key by itself', async () => {
  const { carriedOut, gather } = openGathering();

  gather('a', 1);
  gather('b', 2);
  gather('a', 3);
  expect(carriedOut).toEqual([]);
  await until('both keys', () => carriedOut.length === 2);

  expect(carriedOut).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ]);
});

test('what comes in for so long that nothing else could be done meanwhile does not keep the first waiting', async () => {
  const { carriedOut, gather } = openGathering();

  const deadline = performance.now() + 5000;
  let last = 0;
  while (carriedOut.length === 0 && performance.now() < deadline) {
    last += 1;
    gather('a', last);
  }
  expect(carriedOut).toHaveLength(1);
  gather('a', last + 1);
  await until('the rest', () => carriedOut.length === 2);

  expect(carriedOut.flatMap(([, items]) => items)).toEqual(
    Array.from({ length: last + 1 }, (_, at) => at + 1),
  );
});
