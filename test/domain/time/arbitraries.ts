import fc from 'fast-check';
import { type Iso, toIso } from '../../../src/domain/time/instant';

/** Instants within hours of a change of clocks somewhere, where mistakes live. */
const changes = [
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T01:00:00.000Z',
  '2026-03-08T10:00:00.000Z',
  '2026-11-01T06:00:00.000Z',
  '2026-04-04T15:00:00.000Z',
  '2026-10-03T15:30:00.000Z',
  '2011-12-30T10:00:00.000Z',
  '2018-11-04T03:00:00.000Z',
];

const ordinary = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2037, 11) });
const nearChange = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -4 * 60, max: 4 * 60 }))
  .map(([change, minutes]) => Date.parse(change) + minutes * 60_000);

/** Any instant since zones keep to whole minutes, half of them close to a change of clocks. */
export const anyInstant: fc.Arbitrary<Iso> = fc.oneof(ordinary, nearChange).map(toIso);

/** Places with every sort of change: an hour, half an hour, a whole day, at midnight, and never. */
export const anyZone: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'Europe/Paris',
    'Europe/London',
    'America/New_York',
    'America/Los_Angeles',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'UTC',
  ),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);
