import { dateIn, type Shown, two } from './format';
import { DAY, HOUR, type Iso, MINUTE, toMs } from './instant';
import { offsetAt, zoneLabel } from './zone';

/** Every minute of a day as clocks write it. */
const clocks = Array.from(
  { length: DAY / MINUTE },
  (_, minute) => `${two(Math.floor((minute * MINUTE) / HOUR))}:${two(minute % (HOUR / MINUTE))}`,
);

/**
 * Reads the clocks of a zone at many moments: each moment, each date and each name is worked out once.
 * What it gives throws a RangeError for an unknown zone.
 */
export function createZoneClock(zone: string): (at: Iso) => Shown {
  const moments = new Map<Iso, Shown>();
  const dates = new Map<number, string>();
  const labels = new Map<number, string>();
  const read = (at: Iso): Shown => {
    const ms = toMs(at);
    const offset = offsetAt(ms, zone);
    const day = Math.floor((ms + offset) / DAY);
    const sinceMidnight = ms + offset - day * DAY;
    return {
      date: dates.get(day) ?? keep(dates, day, dateIn(at, zone)),
      clock: clocks[Math.floor(sinceMidnight / MINUTE)]!,
      label: labels.get(offset) ?? keep(labels, offset, zoneLabel(at, zone)),
    };
  };
  return (at) => moments.get(at) ?? keep(moments, at, read(at));
}

function keep<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  known.set(key, value);
  return value;
}
