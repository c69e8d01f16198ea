import fc from 'fast-check';
import { toMs } from '../../../src/domain/time/instant';
import { ticksOf } from '../../../src/report/chart/ticks';

const zones = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'America/Havana'];

function ticks(from: string, to: string, zone = 'UTC', width = 1000) {
  const stretch = { from: toMs(from), to: toMs(to), left: 0, right: width };
  return ticksOf(stretch, zone);
}

function labels(from: string, to: string, zone?: string, width?: number) {
  return ticks(from, to, zone, width).map(({ label }) => label);
}

test('An hour is told in fives', () => {
  expect(labels('2026-11-19T10:02:00.000Z', '2026-11-19T11:01:00.000Z').slice(0, 3)).toEqual([
    '10:05',
    '10:10',
    '10:15',
  ]);
});

test('Less than a minute is told in seconds', () => {
  expect(labels('2026-11-19T10:00:00.000Z', '2026-11-19T10:00:30.000Z')).toContain('10:00:25');
});

test('Three weeks are told in dates, each at midnight', () => {
  const found = ticks('2026-10-10T21:10:00.000Z', '2026-11-01T21:10:00.000Z', 'Europe/Paris');

  expect(found[0]?.label).toMatch(/^2026-10-1\d$/);
  expect(found.map(({ ms }) => new Date(ms).toISOString().slice(11, 16))).toEqual(
    expect.arrayContaining(['22:00', '23:00']),
  );
});

test('A day that begins is marked with its date', () => {
  const midnight = ticks('2026-11-19T21:00:00.000Z', '2026-11-20T03:00:00.000Z').find(
    ({ isDay }) => isDay,
  );

  expect(midnight).toMatchObject({ label: '00:00', date: '2026-11-20' });
});

test('The hour that comes twice is told twice, the second time with the name of the zone', () => {
  const found = labels('2026-10-24T23:30:00.000Z', '2026-10-25T02:30:00.000Z', 'Europe/Paris', 600);

  expect(found).toEqual(['01:30', '02:00', '02:30', '02:00 CET', '02:30', '03:00', '03:30']);
});

test('The hour that is left out is told by nobody', () => {
  const found = labels('2026-03-29T00:00:00.000Z', '2026-03-29T02:00:00.000Z', 'Europe/Paris', 600);

  expect(found).toEqual([
    '01:00',
    '01:15',
    '01:30',
    '01:45',
    '03:00 CEST',
    '03:15',
    '03:30',
    '03:45',
    '04:00',
  ]);
});

test('A zone a quarter of an hour off has round times of its own', () => {
  const found = labels('2026-11-19T10:00:00.000Z', '2026-11-19T20:00:00.000Z', 'Asia/Kathmandu');

  expect(found.every((label) => label.endsWith(':00'))).toBe(true);
});

test('A single moment is told as it is', () => {
  expect(ticks('2026-11-19T10:02:00.000Z', '2026-11-19T10:02:00.000Z')).toMatchObject([
    { label: '10:02', date: '2026-11-19' },
  ]);
});

test('Between the first moment and the last, ticks only go forward, and there are never too many', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: toMs('1990-01-01T00:00:00.000Z'), max: toMs('2040-01-01T00:00:00.000Z') }),
      fc.double({ min: 0, max: 11, noNaN: true }),
      fc.integer({ min: 60, max: 1200 }),
      (zone, from, power, width) => {
        const to = from + Math.round(10 ** power);
        const found = ticksOf({ from, to, left: 0, right: width }, zone).map(({ ms }) => ms);
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(2 + width / 40);
        expect(found.every((ms) => ms >= from && ms <= to)).toBe(true);
      },
    ),
  );
});
