import fc from 'fast-check';
import { formatMoment } from '../../../src/domain/time/format';
import { type Iso, MINUTE, toIso, toMs } from '../../../src/domain/time/instant';
import { type LeadingTime, readLeadingTime } from '../../../src/domain/time/leading-time';
import { anyInstant, anyZone } from './arbitraries';

const now = '2038-01-01T00:00:00.000Z';

function wholeMinute(at: Iso): Iso {
  return toIso(Math.floor(toMs(at) / MINUTE) * MINUTE);
}

test('a moment written with its zone is read back to the minute, from any zone', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, anyZone, (at, zone, readersZone) => {
      const text = `${formatMoment(at, zone, { withDate: true, withZone: true })} text`;

      const read = readLeadingTime(text, { now, zone: readersZone, writtenAfterwards: false });

      expect(read).toMatchObject({ kind: 'time', at: wholeMinute(at), rest: 'text' });
    }),
    { numRuns: 500 },
  );
});

test('a moment written without its zone is read back after an entry of that moment', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, fc.boolean(), (at, zone, writtenAfterwards) => {
      const text = formatMoment(at, zone, { withDate: true });

      const read = readLeadingTime(text, { now, zone, previous: at, writtenAfterwards });

      expect(read).toMatchObject({ kind: 'time', at: wholeMinute(at) });
    }),
    { numRuns: 500 },
  );
});

test('a clock time in a write-up is read back after an entry of that moment', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (at, zone) => {
      const text = formatMoment(at, zone);

      const read = readLeadingTime(text, { now, zone, previous: at, writtenAfterwards: true });

      expect(read).toMatchObject({ kind: 'time', at: wholeMinute(at) });
    }),
    { numRuns: 500 },
  );
});

test('a live clock time is read back in the hours after it, but for the first pass of a repeated hour', () => {
  const hours = fc.integer({ min: 0, max: 20 * 60 });
  fc.assert(
    fc.property(anyInstant, anyZone, hours, (at, zone, minutesLater) => {
      const later = toIso(toMs(at) + minutesLater * MINUTE);

      const read = readLeadingTime(formatMoment(at, zone), {
        now: later,
        zone,
        writtenAfterwards: false,
      });

      fc.pre(read.kind === 'time' && read.assumed === undefined);
      expect(read).toMatchObject({ at: wholeMinute(at) });
    }),
    { numRuns: 500 },
  );
});

const pieces = fc.constantFrom(
  ...[
    '14:05',
    '25:00',
    '2',
    '2026-11-19',
    '2026-02-30',
    'T',
    'Z',
    ' ',
    '~',
    '[',
    ']',
    ':',
    '-',
    ',',
    '.',
  ],
  ...[
    'PM',
    'am',
    'UTC',
    'PST',
    '+05:45',
    '-08:00',
    'Europe/Paris',
    'yesterday',
    'today',
    'now',
    '20m',
  ],
  ...['ago', 'an hour', '"', '“', '”', '\n', '99999d', ':fire:', 'é', '😀', '\u202f'],
);
const nearlyTimes = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' ')),
);
const anyContext = fc.record(
  { now: anyInstant, zone: anyZone, previous: anyInstant, writtenAfterwards: fc.boolean() },
  { requiredKeys: ['now', 'zone', 'writtenAfterwards'] },
);

function restOf(read: LeadingTime): string {
  return read.kind === 'refused' ? '' : read.rest;
}

test('any text can be read, and what is left is the end of it', () => {
  fc.assert(
    fc.property(nearlyTimes, anyContext, (text, context) => {
      const rest = restOf(readLeadingTime(text, context));

      expect(/^\s*["“„«]/.test(text) ? text.includes(rest) : text.endsWith(rest)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('no time that was read is later than now', () => {
  fc.assert(
    fc.property(nearlyTimes, anyContext, (text, context) => {
      const read = readLeadingTime(text, context);

      fc.pre(read.kind === 'time');
      expect((read as { at: Iso }).at <= context.now).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
