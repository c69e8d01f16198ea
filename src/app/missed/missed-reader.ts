import { addMs, type Iso, MINUTE, SECOND, toMs } from '../../domain/time/instant';
import { ChatError } from '../../ports/chat';
import type { Clock } from '../../ports/clock';
import type { CallBudget } from '../call-budget';
import { isElsewhere } from '../locked-out';
import { retryWaitMs } from '../retry-wait';
import type { Room } from '../room';
import { type Missed, overlapMs, readChannel } from './read-channel';

/** Reads what happened in Slack while the bot was not told of it. */
export interface MissedReader {
  /** Something may have been missed: the connection was lost and is there again, or something failed. */
  lookAgain(): void;
  /** One round; returns the milliseconds until there is more to do, or undefined. Throws StoreUnavailable. */
  work(): Promise<number | undefined>;
}

interface Setup {
  readonly room: Room;
  readonly budget: CallBudget;
  /** What Slack is asked when is a matter of this clock, whatever time it is on the record. */
  readonly pace: Clock;
  readonly isConnected: () => boolean;
}

/** A channel that is being read. */
interface Reading {
  readonly missed: Missed;
  steps: ReturnType<typeof readChannel>;
  /** The call it will make next, once there is room for it. */
  wanted?: Awaited<ReturnType<Reading['steps']['next']>>['value'];
  failures: number;
  /** Not before. */
  nextAt: Iso;
}

/** How often it is written down that the bot is in contact. */
const noteEveryMs = 20 * SECOND;
/** What was missed longer ago than any incident lasts is not looked for. */
const beginning: Iso = '1970-01-01T00:00:00.000Z';

/** After each start and each lost connection the channels of the incidents are read once, within the budget. */
export function createMissedReader(setup: Setup): MissedReader {
  const { room, pace, isConnected } = setup;
  const { contact } = room.deps;
  let readings: Reading[] = [];
  let isWanted = true;
  let notedAt: Iso = beginning;

  async function begin(): Promise<void> {
    isWanted = false;
    const since = (await contact.last()) ?? room.deps.clock.now();
    const rows = await room.deps.incidents.openSince(since);
    readings = rows.map((row) => {
      const missed = { row, since };
      const steps = readChannel(room, missed);
      return { missed, steps, failures: 0, nextAt: beginning };
    });
  }

  async function noteContact(): Promise<void> {
    const now = pace.now();
    if (now < addMs(notedAt, noteEveryMs)) return;
    notedAt = now;
    await contact.note(addMs(room.deps.clock.now(), -overlapMs));
  }

  return {
    lookAgain() {
      isWanted = true;
    },
    async work() {
      if (!isConnected()) return undefined;
      if (isWanted) await begin();
      const waits = await Promise.all(readings.map((reading) => goOn(setup, reading)));
      readings = readings.filter((_reading, index) => waits[index] !== undefined);
      // What is still to be read must be read again after a crash.
      if (readings.length === 0 && !isWanted) await noteContact();
      return readings.length === 0 ? undefined : Math.min(...waits.flatMap((ms) => ms ?? []));
    },
  };
}

/** Reads on as far as there is room for; the milliseconds until there is more, undefined at the end. */
async function goOn(setup: Setup, reading: Reading): Promise<number | undefined> {
  const { pace, budget } = setup;
  const { workspaceId } = reading.missed.row;
  const waitMs = toMs(reading.nextAt) - toMs(pace.now());
  if (waitMs > 0) return waitMs;
  try {
    for (;;) {
      reading.wanted ??= (await reading.steps.next()).value;
      if (reading.wanted === undefined) return undefined;
      const roomInMs = budget.take(workspaceId, [reading.wanted], toMs(pace.now()));
      if (roomInMs > 0) return roomInMs;
      reading.wanted = undefined;
    }
  } catch (err) {
    return tryAgain(setup, reading, err);
  }
}

/** What was read before is found on record, so that it can begin anew. */
function tryAgain(
  { room, budget, pace }: Setup,
  reading: Reading,
  err: unknown,
): number | undefined {
  const { id: incidentId, workspaceId } = reading.missed.row;
  // As after trying it out in a local workspace: it was told of nothing there.
  if (isElsewhere(err)) return undefined;
  budget.heed(workspaceId, err, toMs(pace.now()));
  if (err instanceof ChatError && !err.isTransient) {
    room.deps.log.warn({ err, incidentId }, 'what was missed in a channel cannot be read');
    return undefined;
  }
  const waitMs = retryWaitMs(err, reading.failures, MINUTE);
  room.deps.log.warn({ err, incidentId, waitMs }, 'what was missed in a channel has to wait');
  reading.failures += 1;
  reading.steps = readChannel(room, reading.missed);
  reading.wanted = undefined;
  reading.nextAt = addMs(pace.now(), waitMs);
  return waitMs;
}
