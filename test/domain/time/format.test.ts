import {
  clockIn,
  dateIn,
  durationMinutes,
  formatDuration,
  formatMoment,
  type MomentStyle,
} from '../../../src/domain/time/format';

const at = '2026-11-19T23:05:42.000Z';

test.each<[MomentStyle, string]>([
  [{}, '00:05'],
  [{ withZone: true }, '00:05 CET'],
  [{ withSeconds: true }, '00:05:42'],
  [{ precision: 'about', withZone: true }, '~00:05 CET'],
  [{ withDate: true, withZone: true }, '2026-11-20 00:05 CET'],
  [{ precision: 'about', withDate: true }, '~2026-11-20 00:05'],
  [{ precision: 'date', withDate: true, withZone: true, withSeconds: true }, '2026-11-20'],
  [{ precision: 'date' }, '2026-11-20'],
])('a moment with %j reads %s', (style, text) => {
  expect(formatMoment(at, 'Europe/Paris', style)).toBe(text);
});

test('the two passes of a repeated hour differ by their zone', () => {
  const passes = ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'];

  expect(passes.map((pass) => formatMoment(pass, 'America/New_York', { withZone: true }))).toEqual([
    '01:30 EDT',
    '01:30 EST',
  ]);
});

test('the date and the clock are those of the zone', () => {
  expect([dateIn(at, 'America/New_York'), clockIn(at, 'America/New_York')]).toEqual([
    '2026-11-19',
    '18:05',
  ]);
});

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

test.each([
  [0, '0 min'],
  [-5 * minute, '0 min'],
  [999, '0 min'],
  [40 * second, '40 s'],
  [59_999, '59 s'],
  [minute, '1 min'],
  [15 * minute + 59 * second, '15 min'],
  [hour, '1 h'],
  [2 * hour + 15 * minute, '2 h 15 min'],
  [24 * hour + 15 * minute, '1 d 15 min'],
  [26 * hour + 15 * minute, '1 d 2 h 15 min'],
])('%i ms lasts %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, 0],
  [59_999, 0],
  [90_000, 1],
  [-90_000, 0],
])('%i ms are %i whole minutes', (ms, minutes) => {
  expect(durationMinutes(ms)).toBe(minutes);
});
