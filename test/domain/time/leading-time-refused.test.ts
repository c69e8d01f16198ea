import {
  type LeadingTime,
  readLeadingTime,
  type TimeContext,
} from '../../../src/domain/time/leading-time';

/** 14:30 on a Thursday in Paris. */
const live: TimeContext = {
  now: '2026-11-19T13:30:00.000Z',
  zone: 'Europe/Paris',
  writtenAfterwards: false,
};

function read(text: string, context: Partial<TimeContext> = {}): LeadingTime {
  return readLeadingTime(text, { ...live, ...context });
}

function momentOf(text: string, context: Partial<TimeContext> = {}): string | undefined {
  const result = read(text, context);
  return result.kind === 'time' ? result.at : undefined;
}

function problemOf(text: string, context: Partial<TimeContext> = {}): string | undefined {
  const result = read(text, context);
  return result.kind === 'refused' ? result.problem : undefined;
}

describe('a time that cannot be', () => {
  test.each([
    ['25:00 x', 'impossible', '25:00'],
    ['24:00 x', 'impossible', '24:00'],
    ['14:61 x', 'impossible', '14:61'],
    ['13:05 PM x', 'impossible', '13:05 PM'],
    ['0:30 AM x', 'impossible', '0:30 AM'],
    ['[25:00] x', 'impossible', '25:00'],
    ['yesterday 25:00 x', 'impossible', 'yesterday 25:00'],
    ['2026-02-30 10:00 x', 'impossible', '2026-02-30 10:00'],
    ['2026-02-30 x', 'impossible', '2026-02-30'],
    ['2026-13-01 x', 'impossible', '2026-13-01'],
    ['2026-11-18 14:05:99 x', 'impossible', '2026-11-18 14:05:99'],
    ['1925-12-31 14:05 x', 'impossible', '1925-12-31 14:05'],
    ['0001-01-01 x', 'impossible', '0001-01-01'],
    ['99999d ago x', 'impossible', '99999d ago'],
    ['2026-11-19 14:32 x', 'future', '2026-11-19 14:32'],
    ['2026-11-20 x', 'future', '2026-11-20'],
    ['9999-12-31 23:59 x', 'future', '9999-12-31 23:59'],
    ['today 23:00 x', 'future', 'today 23:00'],
    ['2026-11-19 14:00 PST x', 'future', '2026-11-19 14:00 PST'],
    ['2026-03-29 02:30 x', 'does-not-exist', '2026-03-29 02:30'],
  ])('%p is refused as %s', (text, problem, understood) => {
    expect(read(text)).toMatchObject({ kind: 'refused', problem, understood });
  });

  test('a hundred years back can still be written', () => {
    expect(momentOf('1926-11-20 14:05 UTC')).toBe('1926-11-20T14:05:00.000Z');
  });

  test('the refusal says what to write instead, with a time that is past', () => {
    expect(read('25:00 x')).toMatchObject({
      message:
        '25:00 is not a time that exists: write when it happened, for example 14:05, -20m or 2026-11-18 23:50, or put " before the text if it is no time.',
    });
  });

  test('the refusal of a future time says what time it is', () => {
    expect(read('2026-11-20 09:00')).toMatchObject({
      message: expect.stringContaining('in the future, since it is 2026-11-19 14:30 CET now'),
    });
  });

  test('the refusal of a skipped hour offers the nearest times that exist', () => {
    expect(read('2026-03-29 02:30')).toMatchObject({
      message: expect.stringMatching(
        /did not exist in Europe\/Paris.* for example 2026-03-29 01:59 CET or 2026-03-29 03:00 CEST,/,
      ),
    });
  });

  test('a date that the zone’s calendar skipped is refused', () => {
    expect(problemOf('2011-12-30 x', { zone: 'Pacific/Apia' })).toBe('does-not-exist');
  });

  test('a time in a zone that had no such hour is refused, in one that had it is not', () => {
    expect([problemOf('2026-03-29 02:30 Europe/Paris'), momentOf('2026-03-29 02:30 UTC')]).toEqual([
      'does-not-exist',
      '2026-03-29T02:30:00.000Z',
    ]);
  });
});
