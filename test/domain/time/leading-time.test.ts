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

describe('a time at the front', () => {
  test.each([
    ['14:05 db slow', '2026-11-19T13:05:00.000Z'],
    ['  14:05 db slow', '2026-11-19T13:05:00.000Z'],
    ['9:05 db slow', '2026-11-19T08:05:00.000Z'],
    ['14:05:30 db slow', '2026-11-19T13:05:30.000Z'],
    ['2:05 PM db slow', '2026-11-19T13:05:00.000Z'],
    ['2:05\u202fPM db slow', '2026-11-19T13:05:00.000Z'],
    ['2:05pm db slow', '2026-11-19T13:05:00.000Z'],
    ['2:05 p.m. db slow', '2026-11-19T13:05:00.000Z'],
    ['2 PM db slow', '2026-11-19T13:00:00.000Z'],
    ['2pm db slow', '2026-11-19T13:00:00.000Z'],
    ['12:10 AM db slow', '2026-11-18T23:10:00.000Z'],
    ['12:10 PM db slow', '2026-11-19T11:10:00.000Z'],
    ['10:30 AM UTC: db slow', '2026-11-19T10:30:00.000Z'],
    ['10:30 pm db slow', '2026-11-18T21:30:00.000Z'],
    ['[10:05] db slow', '2026-11-19T09:05:00.000Z'],
    ['[10:05]db slow', '2026-11-19T09:05:00.000Z'],
    ['[10:05]: db slow', '2026-11-19T09:05:00.000Z'],
    ['[11:00 AM:] db slow', '2026-11-19T10:00:00.000Z'],
    ['[2026-11-18 10:05 UTC] db slow', '2026-11-18T10:05:00.000Z'],
    ['10:05 - db slow', '2026-11-19T09:05:00.000Z'],
    ['10:05 — db slow', '2026-11-19T09:05:00.000Z'],
    ['10:05: db slow', '2026-11-19T09:05:00.000Z'],
    ['10:05:db slow', '2026-11-19T09:05:00.000Z'],
    ['10:05, db slow', '2026-11-19T09:05:00.000Z'],
    ['10:05. db slow', '2026-11-19T09:05:00.000Z'],
    ['10:05\ndb slow', '2026-11-19T09:05:00.000Z'],
    ['-20m db slow', '2026-11-19T13:10:00.000Z'],
    ['–20m db slow', '2026-11-19T13:10:00.000Z'],
    ['-20 min db slow', '2026-11-19T13:10:00.000Z'],
    ['-1h30m db slow', '2026-11-19T12:00:00.000Z'],
    ['-1h 30m db slow', '2026-11-19T12:00:00.000Z'],
    ['-1h30 db slow', '2026-11-19T12:00:00.000Z'],
    ['-1.5h db slow', '2026-11-19T12:00:00.000Z'],
    ['-2h: db slow', '2026-11-19T11:30:00.000Z'],
    ['-90s db slow', '2026-11-19T13:28:30.000Z'],
    ['-1d db slow', '2026-11-18T13:30:00.000Z'],
    ['[-20m] db slow', '2026-11-19T13:10:00.000Z'],
    ['20m ago db slow', '2026-11-19T13:10:00.000Z'],
    ['20m ago: db slow', '2026-11-19T13:10:00.000Z'],
    ['2 hours ago db slow', '2026-11-19T11:30:00.000Z'],
    ['1 hour and 20 minutes ago db slow', '2026-11-19T12:10:00.000Z'],
    ['1h30 ago db slow', '2026-11-19T12:00:00.000Z'],
    ['an hour ago db slow', '2026-11-19T12:30:00.000Z'],
    ['half an hour ago, db slow', '2026-11-19T13:00:00.000Z'],
    ['yesterday 23:50 db slow', '2026-11-18T22:50:00.000Z'],
    ['Yesterday at 11:50 PM db slow', '2026-11-18T22:50:00.000Z'],
    ['23:50 yesterday db slow', '2026-11-18T22:50:00.000Z'],
    ['09:00 UTC yesterday db slow', '2026-11-18T09:00:00.000Z'],
    ['today 09:00 db slow', '2026-11-19T08:00:00.000Z'],
    ['2026-11-18 23:50 db slow', '2026-11-18T22:50:00.000Z'],
    ['2026-11-18, 23:50 db slow', '2026-11-18T22:50:00.000Z'],
    ['2026-11-18T23:50 db slow', '2026-11-18T22:50:00.000Z'],
    ['2026-11-18T23:50Z db slow', '2026-11-18T23:50:00.000Z'],
    ['2026-11-18T23:50:01.250Z db slow', '2026-11-18T23:50:01.250Z'],
    ['2024-11-03T01:30:00-04:00 db slow', '2024-11-03T05:30:00.000Z'],
    ['2024-11-03T01:30-0400 db slow', '2024-11-03T05:30:00.000Z'],
    ['2026-11-17 23:50 PST db slow', '2026-11-18T07:50:00.000Z'],
    ['2023-10-15 10:30 AM UTC db slow', '2023-10-15T10:30:00.000Z'],
    ['2026-11-18 2 PM db slow', '2026-11-18T13:00:00.000Z'],
    ['now: db slow', '2026-11-19T13:30:00.000Z'],
    ['[now] db slow', '2026-11-19T13:30:00.000Z'],
  ])('%p happened at %s', (text, at) => {
    expect(read(text)).toMatchObject({ kind: 'time', at, precision: 'exact', rest: 'db slow' });
  });

  test.each(['14:05', '-20m', 'now', '20m ago', 'yesterday 23:50', '[10:05]', '10:05 UTC:'])(
    '%p alone leaves no text',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'time', rest: '' });
    },
  );

  test('what follows stays as it was written', () => {
    expect(read('14:05  two  spaces,\n and a line ')).toMatchObject({
      rest: 'two  spaces,\n and a line ',
    });
  });

  test.each([
    ['14:05 :fire: burning', ':fire: burning'],
    ['14:05:fire: burning', ':fire: burning'],
    ['14:05 -20 % traffic', '-20 % traffic'],
    ['14:05-14:20 outage', '-14:20 outage'],
    ['14:05 - 14:20 outage', '- 14:20 outage'],
    ['2026-11-18 14:05-15:20 outage', '-15:20 outage'],
    ['10:30 PMs were paged', 'PMs were paged'],
  ])('%p keeps what only looks like a separator', (text, rest) => {
    expect(read(text)).toMatchObject({ kind: 'time', rest });
  });
});

describe('a zone after the time', () => {
  test.each([
    ['10:30 UTC x', '2026-11-19T10:30:00.000Z', 'UTC'],
    ['10:30 utc x', '2026-11-19T10:30:00.000Z', 'UTC'],
    ['10:30UTC x', '2026-11-19T10:30:00.000Z', 'UTC'],
    ['10:30 GMT x', '2026-11-19T10:30:00.000Z', 'UTC'],
    ['10:30Z x', '2026-11-19T10:30:00.000Z', 'UTC'],
    ['05:30 PST x', '2026-11-19T13:30:00.000Z', '-08:00'],
    ['10:30 IST x', '2026-11-19T05:00:00.000Z', '+05:30'],
    ['10:30 EST imated x', '2026-11-18T15:30:00.000Z', '-05:00'],
    ['16:15 +05:45 x', '2026-11-19T10:30:00.000Z', '+05:45'],
    ['16:15+05:45 x', '2026-11-19T10:30:00.000Z', '+05:45'],
    ['16:15 +0545 x', '2026-11-19T10:30:00.000Z', '+05:45'],
    ['02:30 -08:00 x', '2026-11-19T10:30:00.000Z', '-08:00'],
    ['12:30 UTC+2 x', '2026-11-19T10:30:00.000Z', '+02:00'],
    ['16:15 GMT+5:45 x', '2026-11-19T10:30:00.000Z', '+05:45'],
    ['11:30 Europe/Berlin x', '2026-11-19T10:30:00.000Z', 'Europe/Berlin'],
    ['11:30 europe/berlin x', '2026-11-19T10:30:00.000Z', 'Europe/Berlin'],
    ['11:30 Europe/Berlin: x', '2026-11-19T10:30:00.000Z', 'Europe/Berlin'],
    ['10:30 (UTC) x', '2026-11-19T10:30:00.000Z', 'UTC'],
    ['02:30 (-08:00) x', '2026-11-19T10:30:00.000Z', '-08:00'],
    ['[11:30 (Europe/Berlin)] x', '2026-11-19T10:30:00.000Z', 'Europe/Berlin'],
    ['11:30 CET- x', '2026-11-19T10:30:00.000Z', '+01:00'],
  ])('%p is read in %s', (text, at, zone) => {
    expect(read(text)).toMatchObject({ kind: 'time', at, zone });
  });

  test.each([
    '10:30 IT is down',
    '10:30 west region is down',
    '10:30 est tombé',
    '10:30 ist down',
    '10:30 West is down',
    '10:30 +5 servers added',
    '10:30 UTCish',
    '10:30 Europe/Atlantis sank',
    '10:30 read/write split',
    '10:30 CET/CEST confusion',
    '10:30 (again) down',
  ])('%p has none: the word belongs to the text', (text) => {
    expect(read(text)).toMatchObject({
      at: '2026-11-19T09:30:00.000Z',
      zone: 'Europe/Paris',
      rest: text.slice('10:30 '.length),
    });
  });

  test('GMT in May is not London’s summer time', () => {
    expect(momentOf('2026-05-04 10:00 GMT', { zone: 'Europe/London' })).toBe(
      '2026-05-04T10:00:00.000Z',
    );
  });

  test('PST in July is still eight hours', () => {
    expect(momentOf('2026-07-04 10:00 PST')).toBe('2026-07-04T18:00:00.000Z');
  });

  test('the day of a time without a date is that of the zone it was written in', () => {
    const justAfterMidnightInParis = '2026-11-18T23:10:00.000Z';

    expect(momentOf('18:05 EST', { now: justAfterMidnightInParis })).toBe(
      '2026-11-18T23:05:00.000Z',
    );
  });
});

describe('how sure the writer is', () => {
  test.each([
    '~14:05 x',
    '~ 14:05 x',
    '[~14:05] x',
    '~[14:05] x',
    '~14:05 CET: x',
    '~25m ago x',
    '~-25m x',
  ])('%p is about that time', (text) => {
    expect(read(text)).toMatchObject({
      kind: 'time',
      at: '2026-11-19T13:05:00.000Z',
      precision: 'about',
      rest: 'x',
    });
  });

  test.each([
    ['2026-11-18', '2026-11-17T23:00:00.000Z'],
    ['2026-11-18 x', '2026-11-17T23:00:00.000Z'],
    ['2026-11-18: x', '2026-11-17T23:00:00.000Z'],
    ['~2026-11-18 x', '2026-11-17T23:00:00.000Z'],
    ['2026-11-18 UTC x', '2026-11-18T00:00:00.000Z'],
    ['2026-11-19 x', '2026-11-18T23:00:00.000Z'],
  ])('%p is only a date, which starts at %s', (text, at) => {
    expect(read(text)).toMatchObject({ kind: 'time', at, precision: 'date' });
  });

  test('a date whose midnight was skipped starts when its clocks did', () => {
    expect(momentOf('2018-11-04', { zone: 'America/Sao_Paulo' })).toBe('2018-11-04T03:00:00.000Z');
  });
});

describe('text that is not a time', () => {
  test.each([
    '',
    ' ',
    'the database is slow',
    '5 servers down',
    '3 PMs were paged',
    '10:30am-style',
    '14:05:99',
    '14:05:5',
    '1:2:3',
    'v2:30',
    '12:1 ratio',
    '16:9 screens',
    '100:50 split',
    '-20ms latency',
    '-5M users',
    '-20% traffic',
    '- 20m lost',
    '--force',
    '20mb lost',
    '20m lost',
    '2 hours lost',
    '2026 was fine',
    '2026-11 was fine',
    '2026-11-19-beta released',
    '20261119 released',
    '2026-11-19foo',
    '2026-11-19T',
    'now it is down',
    'nowhere',
    'yesterday we deployed',
    'today is bad',
    '[10:05 still open',
    '[10:05 deploy] failed',
    '[P1] 10:05',
    '~5 servers',
    '~',
    '[]',
    '10.0.0.1:8080 refused',
    '<@U123> 14:05',
  ])('%p stays text', (text) => {
    expect(read(text)).toEqual({ kind: 'none', rest: text });
  });

  test.each([
    ['"14:05 was the deploy', '14:05 was the deploy'],
    ['"14:05 was the deploy"', '14:05 was the deploy'],
    [' “14:05 was the deploy” ', '14:05 was the deploy'],
    ['„14:05 war der Deploy“', '14:05 war der Deploy'],
    ['«14:05»', '14:05'],
    ['“14:05 "quoted" inside', '14:05 "quoted" inside'],
    ['"', ''],
    ['""', ''],
    ['"2026-02-30', '2026-02-30'],
    ['"14:05 said "disk full"', '14:05 said "disk full"'],
  ])('a quotation mark before %p turns reading off', (text, rest) => {
    expect(read(text)).toEqual({ kind: 'none', rest });
  });

  test.each(['"disk full" in the logs', '“disk full” in the logs', '"a" and "b"', '“a” and “b”'])(
    'the marks of a quotation within the text stay: %p',
    (text) => {
      expect(read(text)).toEqual({ kind: 'none', rest: text });
    },
  );

  test('a quotation mark inside does not', () => {
    expect(read('14:05 "quoted"')).toMatchObject({ kind: 'time', rest: '"quoted"' });
  });
});
