import { dateIn, type Shown, two } from './format';
import { DAY, HOUR, type Iso, MINUTE, toIso, toMs } from './instant';
import { offsetAt, zoneLabel } from './zone';

/** Every minute of a day as clocks write it. */
const clocks = Array.from(
  { length: DAY / MINUTE },
  (_, minute) => `${two(Math.floor((minute * MINUTE) / HOUR))}:${two(minute % (HOUR / MINUTE))}`,
);

/** Minutes for which an offset holds: see zone.ts. */
const quarter = 15;

/** What the clocks show from some moment on. */
interface Wall {
  /** Minutes since midnight. */
  readonly minute: number;
  readonly date: string;
  readonly label: string;
}

function shownBy({ minute, date, label }: Wall): Shown {
  return { date, clock: clocks[minute]!, label };
}

/** An hour of UTC, as instants begin that are in it: `2026-11-19T23`. */
interface KnownHour {
  readonly hour: string;
  /** When it begins, in milliseconds. */
  readonly ms: number;
  /** What the clocks showed at the beginning of each quarter that was asked about. */
  readonly quarters: (Wall | undefined)[];
  /** What they showed in each minute that was asked about. */
  readonly minutes: (Shown | undefined)[];
}

/**
 * Reads the clocks of a zone at many moments: each minute is worked out once, and each quarter asked about once.
 * What it gives takes instants of exactly the shape we store, `2026-11-19T23:50:00.000Z`, and throws a RangeError for an
 * unknown zone.
 */
export function createZoneClock(zone: string): (at: Iso) => Shown {
  const hours = new Map<string, KnownHour>();
  const dates = new Map<number, string>();
  const labels = new Map<number, string>();

  function read(ms: number): Wall {
    const offset = offsetAt(ms, zone);
    const day = Math.floor((ms + offset) / DAY);
    return {
      minute: Math.floor((ms + offset - day * DAY) / MINUTE),
      date: dates.get(day) ?? keep(dates, day, dateIn(toIso(ms), zone)),
      label: labels.get(offset) ?? keep(labels, offset, zoneLabel(toIso(ms), zone)),
    };
  }

  function show({ ms, quarters }: KnownHour, minute: number): Shown {
    const past = minute % quarter;
    const index = (minute - past) / quarter;
    quarters[index] ??= read(ms + index * quarter * MINUTE);
    const { minute: begin, date, label } = quarters[index];
    const clock = clocks[begin + past];
    // Where the offset is not in quarters, midnight may come within one.
    return clock === undefined ? shownBy(read(ms + minute * MINUTE)) : { date, clock, label };
  }

  function begun(hour: string): KnownHour {
    const ms = toMs(`${hour}:00:00.000Z`);
    return keep(hours, hour, { hour, ms, quarters: [], minutes: [] });
  }

  let latest: KnownHour | undefined;
  // Taking an instant apart as text is several times as quick as reading it.
  return (at) => {
    if (latest === undefined || !at.startsWith(latest.hour)) {
      const hour = at.slice(0, 13);
      latest = hours.get(hour) ?? begun(hour);
    }
    const minute = digitAt(at, 14) * 10 + digitAt(at, 15);
    const { minutes } = latest;
    minutes[minute] ??= show(latest, minute);
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
