import { addMs, compareIso, diffMs, isIso, toIso, toMs } from '../../../src/domain/time/instant';

const at = '2026-11-19T23:50:00.000Z';

test('milliseconds and instants are two forms of the same thing', () => {
  expect(toIso(toMs(at))).toBe(at);
});

test('adding milliseconds crosses midnight', () => {
  expect(addMs(at, 10 * 60_000)).toBe('2026-11-20T00:00:00.000Z');
});

test('a difference counts from the first to the second', () => {
  expect(diffMs(at, '2026-11-19T23:49:59.000Z')).toBe(-1000);
});

test('instants sort from early to late', () => {
  const later = addMs(at, 1);

  expect([later, at].sort(compareIso)).toEqual([at, later]);
});

test('text that is no instant has no milliseconds', () => {
  expect(() => toMs('yesterday')).toThrow(RangeError);
});

test.each([
  [at, true],
  ['2026-11-19T23:50:00Z', false],
  ['2026-11-19T23:50:00.000+01:00', false],
  ['2026-02-30T00:00:00.000Z', false],
  ['2026-11-19T24:00:00.000Z', false],
  ['', false],
  [1_795_000_000_000, false],
])('%p is an instant: %p', (value, expected) => {
  expect(isIso(value)).toBe(expected);
});
