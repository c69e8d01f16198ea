import { dateIn, type Shown, two } from './format';
import { DAY, HOUR, type Iso, MINUTE, toMs } from './instant';
import { offsetAt, zoneLabel } from './zone';

/** Every minute of a day as clocks write it. */
const clocks = Array.from(
  { length: DAY / MINUTE },
  (_, minute) => `${two(Math.floor((minute * MINUTE) / HOUR))}:${two(minute % (HOUR / MINUTE))}`,
);

/**
 * An hour of UTC, as instants begin that are in it, `2026-11-19T23`: when it begins, in milliseconds, and what the clocks
 * showed in each minute of it that was asked about.
 */
interface KnownHour {
  readonly hour: string;
  readonly ms: number;
  readonly minutes: (Shown | undefined)[];
}

/**
 * Reads the clocks of a zone at many moments: each minute, each date and each name is worked out once.
 * What it gives takes instants of exactly the shape we store, `2026-11-19T23:50:00.000Z`, and throws a RangeError for an
 * unknown zone.
 */
export function createZoneClock(zone: string): (at: Iso) => Shown {
  const hours = new Map<string, KnownHour>();
  const dates = new Map<number, string>();
  const labels = new Map<number, string>();

  function read(ms: number, at: Iso): Shown {
    const offset = offsetAt(ms, zone);
    const day = Math.floor((ms + offset) / DAY);
    const sinceMidnight = ms + offset - day * DAY;
    return {
      date: dates.get(day) ?? keep(dates, day, dateIn(at, zone)),
      clock: clocks[Math.floor(sinceMidnight / MINUTE)]!,
      label: labels.get(offset) ?? keep(labels, offset, zoneLabel(at, zone)),
    };
  }

  function begun(hour: string): KnownHour {
    return keep(hours, hour, { hour, ms: toMs(`${hour}:00:00.000Z`), minutes: [] });
  }

  let latest: KnownHour | undefined;
  // Taking an instant apart as text is several times as quick as reading it.
  return (at) => {
    if (latest === undefined || !at.startsWith(latest.hour)) {
      const hour = at.slice(0, 13);
      latest = hours.get(hour) ?? begun(hour);
    }
    const { ms, minutes } = latest;
    const minute = digitAt(at, 14) * 10 + digitAt(at, 15);
    minutes[minute] ??= read(ms + minute * MINUTE, at);
    return minutes[minute];
  };
}

function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}

function keep<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  known.set(key, value);
  return value;
}
