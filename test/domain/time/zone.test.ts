import { isZone, offsetMinutes, readZone, zoneLabel } from '../../../src/domain/time/zone';

const winter = '2026-01-15T12:00:00.000Z';
const summer = '2026-07-15T12:00:00.000Z';

describe('reading a zone', () => {
  test.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['UTC', 'UTC'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
    ['Z', 'UTC'],
    ['PST', '-08:00'],
    ['CEST', '+02:00'],
    ['BST', '+01:00'],
    ['IST', '+05:30'],
    ['NZDT', '+13:00'],
    ['+05:45', '+05:45'],
    ['+0545', '+05:45'],
    ['-08:00', '-08:00'],
    ['−08:00', '-08:00'],
    ['+00:00', 'UTC'],
    ['UTC+2', '+02:00'],
    ['GMT-3:30', '-03:30'],
  ])('%s is read as %s', (word, id) => {
    expect(readZone(word)).toEqual({ id });
  });

  test.each([
    '',
    'IT',
    'XYZ',
    'Mars/Olympus',
    'Europe',
    '+25:00',
    '+05:99',
    'UTC+',
    'constructor',
    '5',
  ])('%p is not a zone', (word) => {
    expect(isZone(word)).toBe(false);
  });

  test('a zone that was read can be read again', () => {
    expect(['PST', 'Europe/Paris', 'UTC+2'].map((word) => isZone(readZone(word)!.id))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('the offset of a zone', () => {
  test.each([
    ['Europe/Paris', winter, 60],
    ['Europe/Paris', summer, 120],
    ['Asia/Kathmandu', winter, 345],
    ['America/St_Johns', summer, -150],
    ['Australia/Lord_Howe', winter, 660],
    ['Australia/Lord_Howe', summer, 630],
    ['-08:00', summer, -480],
    ['UTC', summer, 0],
  ])('%s at %s is %i minutes', (zone, at, minutes) => {
    expect(offsetMinutes(at, zone)).toBe(minutes);
  });

  test('London in summer is not GMT, but GMT in summer is', () => {
    expect([
      offsetMinutes(summer, 'Europe/London'),
      offsetMinutes(summer, readZone('GMT')!.id),
    ]).toEqual([60, 0]);
  });

  test('an unknown zone has none', () => {
    expect(() => offsetMinutes(winter, 'Mars/Olympus')).toThrow(
      'Invalid time zone specified: Mars/Olympus',
    );
  });
});

describe('the label of a zone', () => {
  test.each([
    ['Europe/Paris', winter, 'CET'],
    ['Europe/Paris', summer, 'CEST'],
    ['America/New_York', winter, 'EST'],
    ['America/Los_Angeles', summer, 'PDT'],
    ['Europe/London', winter, 'GMT'],
    ['Europe/London', summer, 'BST'],
    ['Asia/Tokyo', winter, 'JST'],
    ['Asia/Kolkata', winter, 'IST'],
    ['Australia/Sydney', winter, 'AEDT'],
    ['Asia/Kathmandu', winter, 'GMT+5:45'],
    ['America/Sao_Paulo', winter, 'GMT-3'],
    ['Etc/UTC', winter, 'UTC'],
    ['UTC', winter, 'UTC'],
    ['-08:00', summer, 'GMT-8'],
  ])('%s at %s is %s', (zone, at, label) => {
    expect(zoneLabel(at, zone)).toBe(label);
  });

  test.each(['Europe/Dublin', 'Asia/Shanghai', 'Asia/Jerusalem', 'Asia/Manila'])(
    'the label of %s names no other place’s offset',
    (zone) => {
      const read = readZone(zoneLabel(summer, zone))!;

      expect(offsetMinutes(summer, read.id)).toBe(offsetMinutes(summer, zone));
    },
  );
});
