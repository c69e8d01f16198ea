import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import fc from 'fast-check';
import { toIso } from '../../../src/domain/time/instant';
import {
  addDays,
  instantsOf,
  isWall,
  type Wall,
  wallAt,
} from '../../../src/domain/time/wall-clock';
import { offsetMinutes } from '../../../src/domain/time/zone';
import { anyInstant, anyZone } from './arbitraries';

dayjs.extend(utc);
dayjs.extend(timezone);

function wall(text: string): Wall {
  const [year, month, day, hour, minute] = text.match(/\d+/g)!.map(Number);
  return { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second: 0, ms: 0 };
}

test.each([
  ['2026-11-19 14:05', 'Europe/Paris', '2026-11-19T13:05:00.000Z'],
  ['2026-11-19 14:05', '+05:45', '2026-11-19T08:20:00.000Z'],
  ['2026-03-29 03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
  ['2011-12-31 00:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
])('%s in %s was one instant', (text, zone, at) => {
  expect(instantsOf(wall(text), zone)).toEqual({ kind: 'one', at });
});

test.each([
  ['2026-10-25 02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  ['2026-11-01 01:00', 'America/New_York', '2026-11-01T05:00:00.000Z', '2026-11-01T06:00:00.000Z'],
  [
    '2026-04-05 01:45',
    'Australia/Lord_Howe',
    '2026-04-04T14:45:00.000Z',
    '2026-04-04T15:15:00.000Z',
  ],
])('%s in %s happened twice', (text, zone, first, second) => {
  expect(instantsOf(wall(text), zone)).toEqual({ kind: 'twice', first, second });
});

test.each([
  ['2026-03-29 02:30', 'Europe/Paris', '2026-03-29T00:59:00.000Z', '2026-03-29T01:00:00.000Z'],
  [
    '2026-10-04 02:15',
    'Australia/Lord_Howe',
    '2026-10-03T15:29:00.000Z',
    '2026-10-03T15:30:00.000Z',
  ],
  ['2011-12-30 12:00', 'Pacific/Apia', '2011-12-30T09:59:00.000Z', '2011-12-30T10:00:00.000Z'],
  ['2018-11-04 00:15', 'America/Sao_Paulo', '2018-11-04T02:59:00.000Z', '2018-11-04T03:00:00.000Z'],
])('%s in %s never happened', (text, zone, before, after) => {
  expect(instantsOf(wall(text), zone)).toEqual({ kind: 'none', before, after });
});

test('a date that no calendar has cannot be turned into an instant', () => {
  expect(() => instantsOf(wall('2026-02-30 10:00'), 'UTC')).toThrow(RangeError);
});

test.each([
  ['2024-02-29 00:00', true],
  ['2026-02-29 00:00', false],
  ['2026-13-01 00:00', false],
  ['2026-00-10 00:00', false],
  ['2026-11-19 24:00', false],
  ['2026-11-19 23:60', false],
])('%s is on the calendar: %p', (text, expected) => {
  expect(isWall(wall(text))).toBe(expected);
});

test('days are added on the calendar and keep the time of day', () => {
  expect(addDays(wall('2026-03-01 02:30'), -1)).toEqual(wall('2026-02-28 02:30'));
});

test('the wall shows what dayjs says it shows', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (at, zone) => {
      const { year, month, day, hour, minute } = wallAt(at, zone);

      const theirs = dayjs(at).tz(zone).format('YYYY M D H m');
      expect([year, month, day, hour, minute].join(' ')).toBe(theirs);
    }),
    { numRuns: 200 },
  );
});

test('the instants of what a wall shows include the one at which it was read', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (at, zone) => {
      expect(Object.values(instantsOf(wallAt(at, zone), zone))).toContain(at);
    }),
    { numRuns: 500 },
  );
});

/** In minutes; not only quarters of an hour: Kiritimati was 10:40 behind UTC until 1979. */
const anyOffset = Array.from({ length: 27 * 60 + 1 }, (_, i) => i - 13 * 60);

test('no instant is missed and none is made up, whatever the clocks did', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (shownAsUtc, zone) => {
      const shown = wallAt(shownAsUtc, 'UTC');
      const tried = anyOffset
        .map((minutes) => ({ minutes, at: toIso(Date.parse(shownAsUtc) - minutes * 60_000) }))
        .filter(({ minutes, at }) => offsetMinutes(at, zone) === minutes)
        .map(({ at }) => at)
        .sort();

      const { kind, ...found } = instantsOf(shown, zone);

      expect(kind === 'none' ? [] : Object.values(found)).toEqual(tried);
    }),
    { numRuns: 200, examples: [['1975-01-01T00:00:00.000Z', 'Pacific/Kiritimati']] },
  );
});
