import fc from 'fast-check';
import { DAY, HOUR, MINUTE, toMs } from '../../../src/domain/time/instant';
import { timeScale } from '../../../src/report/chart/scale';

const start = toMs('2026-11-19T10:00:00.000Z');

function scaleOf(offsets: readonly number[]) {
  const moments = offsets.map((ms) => start + ms);
  const [from, to] = [moments[0] ?? start, moments.at(-1) ?? start];
  return timeScale({ from, to, moments, msOf: ({ at }) => toMs(at) }, 100, 1100);
}

test('Time is even where nothing is left out', () => {
  const scale = scaleOf([0, HOUR, 4 * HOUR]);

  expect(scale.x(start + 2 * HOUR)).toBeCloseTo(600);
});

test('A week in which nothing happens does not squeeze two hours of work', () => {
  const work = [0, 10, 20, 40, 90, 120].map((minutes) => minutes * MINUTE);
  const scale = scaleOf([...work, 7 * DAY]);

  expect(scale.stretches).toHaveLength(2);
  expect(scale.x(start + 120 * MINUTE) - scale.x(start)).toBeGreaterThan(700);
});

test('The nights of an incident of three weeks are not left out', () => {
  const days = Array.from({ length: 21 }, (_, day) => [day * DAY, day * DAY + 8 * HOUR]).flat();

  expect(scaleOf(days).stretches).toHaveLength(1);
});

test('A pause between two entries alone is not left out', () => {
  expect(scaleOf([0, 1000, DAY]).stretches).toHaveLength(1);
});

test('Later is never further left, and everything is within the edges', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30 * DAY), { minLength: 1, maxLength: 40 }), (offsets) => {
      const ordered = offsets.sort((a, b) => a - b);
      const scale = scaleOf(ordered);
      const places = ordered.map((ms) => scale.x(start + ms));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places.every((x) => x >= 100 - 1e-6 && x <= 1100 + 1e-6)).toBe(true);
    }),
  );
});
