import fc from 'fast-check';
import { readTrailingDue } from '../../../src/domain/time/due-date';

/** A Thursday in Paris, already Friday in Auckland. */
const now = '2026-11-19T13:30:00.000Z';
const context = { now, zone: 'Europe/Paris' };

test.each([
  ['fix it by 2023-11-15', '2023-11-15'],
  ['fix it by today', '2026-11-19'],
  ['fix it by tomorrow', '2026-11-20'],
  ['fix it by Friday', '2026-11-20'],
  ['fix it by thu', '2026-11-26'],
  ['fix it by next Friday', '2026-11-27'],
  ['fix it by next week', '2026-11-26'],
  ['fix it by in 2 weeks', '2026-12-03'],
  ['fix it by in a month', '2026-12-19'],
  ['fix it by in 0 days', '2026-11-19'],
  ['fix it by 15 Dec', '2026-12-15'],
  ['fix it by 15 Nov', '2026-11-15'],
  ['fix it by 15 June', '2027-06-15'],
  ['fix it by December 1st', '2026-12-01'],
  ['fix it by Nov 15 2026', '2026-11-15'],
  ['fix it by Nov 15, 2026.', '2026-11-15'],
  ['fix it by 29 February', '2028-02-29'],
  ['fix it, by Friday', '2026-11-20'],
  ['fix it (by Friday)', '2026-11-20'],
  ['fix it  BY  FRIDAY ', '2026-11-20'],
])('%p is due on %s', (text, due) => {
  expect(readTrailingDue(text, context)).toEqual({ text: 'fix it', due });
});

test('the day is that of the writer’s zone', () => {
  expect(readTrailingDue('fix it by tomorrow', { now, zone: 'Pacific/Auckland' }).due).toBe(
    '2026-11-21',
  );
});

test('only the last "by" can start the date', () => {
  expect(readTrailingDue('stand by by Friday', context)).toEqual({
    text: 'stand by',
    due: '2026-11-20',
  });
});

test.each([
  'fix it',
  'written by Friday team',
  'by Friday the 13th crew',
  'raise the limit by 3 servers',
  'owned by may',
  'go by in style',
  'standby Friday',
  'by',
  '',
])('%p has no due date', (text) => {
  expect(readTrailingDue(text, context)).toEqual({ text });
});

test.each(['2023-02-30', '2026-13-01', '31 feb', 'Nov 31 2026', '0050-01-01'])(
  'a due date of %s is a problem, with an example of a date',
  (date) => {
    const { due, problem } = readTrailingDue(`fix it by ${date}`, context);

    expect({ due, problem }).toEqual({
      due: undefined,
      problem: expect.stringMatching(
        /is not on the calendar: write the date like by 2026-11-26\.$/,
      ),
    });
  },
);

test('no text breaks the reading', () => {
  const words = fc.constantFrom(
    'by',
    ' ',
    'Friday',
    '2026-11-19',
    '15',
    'Nov',
    'in',
    'week',
    ',',
    '(',
    '.',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(text, (any) => {
      expect(any.startsWith(readTrailingDue(any, context).text)).toBe(true);
    }),
  );
});
