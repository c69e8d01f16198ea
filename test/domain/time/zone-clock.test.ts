import fc from 'fast-check';
import { composeMoment, formatMoment } from '../../../src/domain/time/format';
import { addMs, type Iso, MINUTE } from '../../../src/domain/time/instant';
import { createZoneClock } from '../../../src/domain/time/zone-clock';
import { anyInstant, anyZone } from './arbitraries';

const whole = { withDate: true, withZone: true } as const;
const anyOffset = fc
  .tuple(
    fc.constantFrom('+', '-'),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 59 }),
  )
  .map(([sign, hours, minutes]) => {
    return `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  });

test('a clock that was asked before shows what a fresh look does, around every change and midnight', () => {
  const anyDistance = fc.integer({ min: -90, max: 90 });
  fc.assert(
    fc.property(
      anyInstant,
      fc.array(anyDistance, { minLength: 1, maxLength: 40 }),
      fc.oneof(anyZone, anyOffset),
      (around: Iso, distances, zone) => {
        const shown = createZoneClock(zone);
        for (const minutes of distances) {
          const at = addMs(around, minutes * MINUTE);
          expect(composeMoment(shown(at), whole)).toBe(formatMoment(at, zone, whole));
        }
      },
    ),
  );
});

test('midnight within a quarter of an hour of UTC is midnight', () => {
  const shown = createZoneClock('+05:37');

  expect(['18:16', '18:22', '18:23', '18:29', '18:30'].map(at)).toEqual([
    '2026-11-19 23:53',
    '2026-11-19 23:59',
    '2026-11-20 00:00',
    '2026-11-20 00:06',
    '2026-11-20 00:07',
  ]);

  function at(time: string): string {
    const { date, clock } = shown(`2026-11-19T${time}:00.000Z`);
    return `${date} ${clock}`;
  }
});

test('a zone that nobody knows is refused', () => {
  expect(() => createZoneClock('Mars/Olympus')('2026-11-19T18:16:00.000Z')).toThrow(RangeError);
});
