import {
  clockTime,
  dayName,
  formatDateTokens,
  relativeTime,
} from '../../src/local-slack/page/text/dates';
import { instantOf, localDateTime } from '../../src/local-slack/page/text/wall-clock';

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const now = seconds('2026-11-20T12:00:00Z');

test('a time is shown on the reader’s clock', () => {
  expect(clockTime(seconds('2026-11-20T23:30:00Z'), 'Asia/Kolkata')).toBe('05:00');
  expect(clockTime(seconds('2026-11-20T23:00:00Z'), 'Europe/Berlin')).toBe('00:00');
});

test('today ends at the reader’s midnight', () => {
  const moment = seconds('2026-11-19T23:30:00Z');

  expect(dayName(moment, 'Europe/Berlin', now)).toBe('Today');
  expect(dayName(moment, 'America/New_York', now)).toBe('Yesterday');
  expect(dayName(seconds('2026-11-02T12:00:00Z'), 'UTC', now)).toBe('Monday, November 2, 2026');
});

test.each([
  ['{date} at {time}', 'November 20, 2026 at 13:00'],
  ['{date_short} {time_secs}', 'Nov 20, 2026 13:00:00'],
  ['{date_num}', '2026-11-20'],
  ['{date_long_pretty}', 'today'],
  ['{unheard} of', '{unheard} of'],
])('%s becomes %s', (template, text) => {
  expect(formatDateTokens(now, template, 'Europe/Berlin', now)).toBe(text);
});

test.each([
  [now - 30, 'this minute'],
  [now - 150, '2 minutes ago'],
  [now - 7200, '2 hours ago'],
  [now + 86_400, 'tomorrow'],
])('%d is %s', (moment, text) => {
  expect(relativeTime(moment, now)).toBe(text);
});

test.each([
  ['2026-07-01T14:05', 'Europe/Berlin', '2026-07-01T12:05:00Z'],
  ['2026-11-20T14:05', 'America/New_York', '2026-11-20T19:05:00Z'],
  ['2026-11-20T00:30', 'Asia/Kolkata', '2026-11-19T19:00:00Z'],
])('%s in %s is %s, and back', (local, tz, instant) => {
  expect(instantOf(local, tz)).toBe(seconds(instant));
  expect(localDateTime(seconds(instant), tz)).toBe(local);
});
