import { readLeadingTime, type TimeContext } from '../../../src/domain/time/leading-time';

function momentOf(text: string, context: TimeContext): string {
  const result = readLeadingTime(text, context);
  return result.kind === 'time' ? result.at : result.kind;
}

describe('while the incident is live', () => {
  const live = { zone: 'Europe/Paris', writtenAfterwards: false };

  test.each([
    ['14:30', '2026-11-19T13:30:00.000Z', '2026-11-19T13:30:00.000Z'],
    ['14:40', '2026-11-19T13:30:00.000Z', '2026-11-18T13:40:00.000Z'],
    ['23:50', '2026-11-19T23:10:00.000Z', '2026-11-19T22:50:00.000Z'],
    ['00:05', '2026-11-19T22:50:00.000Z', '2026-11-18T23:05:00.000Z'],
  ])('%s written at %s means %s', (text, now, at) => {
    expect(momentOf(text, { ...live, now })).toBe(at);
  });

  test('a writer’s clock may be a minute ahead, and means now', () => {
    const now = '2026-11-19T13:29:30.000Z';

    expect(momentOf('14:30', { ...live, now })).toBe(now);
  });

  test('a clock ahead across midnight means now too', () => {
    const now = '2026-11-19T22:59:30.000Z';

    expect(momentOf('00:00', { ...live, now })).toBe(now);
  });

  test('more than a minute ahead is the day before', () => {
    expect(momentOf('14:31', { ...live, now: '2026-11-19T13:29:30.000Z' })).toBe(
      '2026-11-18T13:31:00.000Z',
    );
  });

  test('an entry before on another day does not draw the time to itself', () => {
    const context = {
      ...live,
      now: '2026-11-19T13:30:00.000Z',
      previous: '2026-11-17T13:00:00.000Z',
    };

    expect(momentOf('14:05', context)).toBe('2026-11-19T13:05:00.000Z');
  });

  test('on the morning after clocks went forward the skipped hour is refused', () => {
    expect(momentOf('02:30', { ...live, now: '2026-03-29T08:00:00.000Z' })).toBe('refused');
  });

  test('just before clocks go forward the same hour is yesterday’s', () => {
    expect(momentOf('02:30', { ...live, now: '2026-03-29T00:30:00.000Z' })).toBe(
      '2026-03-28T01:30:00.000Z',
    );
  });
});

describe('in a write-up', () => {
  const afterwards = { now: '2026-11-19T13:30:00.000Z', zone: 'UTC', writtenAfterwards: true };

  test.each([
    ['2026-10-05T23:50:00.000Z', '00:10', '2026-10-06T00:10:00.000Z'],
    ['2026-10-06T00:10:00.000Z', '23:55', '2026-10-05T23:55:00.000Z'],
    ['2026-10-05T10:00:00.000Z', '09:00', '2026-10-05T09:00:00.000Z'],
    ['2026-10-05T10:00:00.000Z', '22:00', '2026-10-05T22:00:00.000Z'],
    ['2026-10-05T10:00:00.000Z', '22:01', '2026-10-04T22:01:00.000Z'],
  ])('after an entry at %s, %s means %s', (previous, text, at) => {
    expect(momentOf(text, { ...afterwards, previous })).toBe(at);
  });

  test('the nearest moment is one that is past', () => {
    const previous = '2026-11-19T13:00:00.000Z';

    expect(momentOf('14:00', { ...afterwards, previous })).toBe('2026-11-18T14:00:00.000Z');
  });

  test('without an entry before it is the latest so far', () => {
    expect(momentOf('14:00', afterwards)).toBe('2026-11-18T14:00:00.000Z');
  });

  test('a length of time counts from now', () => {
    const previous = '2026-10-05T10:00:00.000Z';

    expect(momentOf('-20m', { ...afterwards, previous })).toBe('2026-11-19T13:10:00.000Z');
  });
});

/** New York on 2026-11-01: 01:00 to 02:00 is 05:00 to 06:00 UTC in EDT, and then 06:00 to 07:00 UTC in EST. */
describe('when clocks go back', () => {
  const edt = (clock: string) => new Date(`2026-11-01T${clock}:00-04:00`).toISOString();
  const est = (clock: string) => new Date(`2026-11-01T${clock}:00-05:00`).toISOString();
  const zone = 'America/New_York';

  const live = { zone, writtenAfterwards: false };

  test.each([
    ['the first pass while it lasts', '01:35', edt('01:40'), edt('00:50'), edt('01:35')],
    ['the second after an entry in the second', '01:35', est('01:40'), est('01:30'), est('01:35')],
    ['the first if that keeps the order', '01:35', est('01:40'), edt('01:10'), edt('01:35')],
    ['the second if only that keeps it', '01:20', est('01:40'), edt('01:50'), est('01:20')],
    ['the first while the second is to come', '01:20', edt('01:55'), edt('01:50'), edt('01:20')],
    ['the latest when nothing keeps the order', '01:20', est('03:00'), est('02:10'), est('01:20')],
    ['the latest when nothing was before', '01:20', est('01:40'), undefined, est('01:20')],
    [
      'the first for the very minute of the entry before',
      '01:30',
      est('01:40'),
      edt('01:30'),
      edt('01:30'),
    ],
    ['the pass that is written', '01:20 EDT', est('01:40'), est('01:30'), edt('01:20')],
  ])('a live time means %s', (_, text, now, previous, at) => {
    expect(momentOf(text, { ...live, now, ...(previous && { previous }) })).toBe(at);
  });

  test('seconds of the entry before do not push a time of the same minute an hour on', () => {
    const previous = edt('01:30').replace(':00.000Z', ':45.000Z');

    expect(momentOf('01:30', { ...live, now: est('01:40'), previous })).toBe(edt('01:30'));
  });

  test('a sequence written afterwards keeps its order through both passes', () => {
    const times = ['00:50', '01:20', '01:40', '01:10', '01:30', '02:05'];
    let previous = edt('00:30');

    const read = times.map((text) => {
      previous = momentOf(text, {
        zone,
        now: '2026-11-19T13:30:00.000Z',
        previous,
        writtenAfterwards: true,
      });
      return previous;
    });

    expect(read).toEqual([
      edt('00:50'),
      edt('01:20'),
      edt('01:40'),
      est('01:10'),
      est('01:30'),
      est('02:05'),
    ]);
  });

  test('a date with the time keeps the order as well', () => {
    const context = { ...live, now: '2026-11-19T13:30:00.000Z', previous: est('01:10') };

    expect(momentOf('2026-11-01 01:30', context)).toBe(est('01:30'));
  });

  test('the pass that was assumed is said', () => {
    const result = readLeadingTime('01:35', { ...live, now: est('01:40'), previous: est('01:30') });

    expect(result).toMatchObject({
      assumed: '01:35 on 2026-11-01 came twice; this is the second one, EST.',
    });
  });

  test('nothing is assumed when the zone says which pass', () => {
    expect(readLeadingTime('01:35 EST', { ...live, now: est('01:40') })).not.toHaveProperty(
      'assumed',
    );
  });
});
