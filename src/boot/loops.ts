import { createFolderArchive } from '../adapters/archive/folder-archive';
import { createSystemClock } from '../adapters/clock/system-clock';
import { createAlertKeeper } from '../app/alerts/show-alerts';
import { createBackground } from '../app/background';
import { type CallBudget, createCallBudget } from '../app/call-budget';
import type { FrontOffice } from '../app/create-desk';
import { drainOutbox } from '../app/drain-outbox';
import { createFleet } from '../app/fleet';
import { createHomeKeeper } from '../app/keep-homes-current';
import { keepSurfacesCurrent } from '../app/keep-surfaces-current';
import { createRetentionKeeper } from '../app/keep-to-retention';
import { createMissedReader } from '../app/missed/missed-reader';
import { createReminding } from '../app/remind';
import { diffMs } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Via } from '../ports/outbox';
import type { Replicas } from '../ports/replicas';

/** What goes on behind the desk by itself. */
export function createLoops(office: FrontOffice, replicas: Replicas, isConnected: () => boolean) {
  const { room } = office;
  const { log } = room.deps;
  // How long to wait is a matter of real time, whatever time it is on the record.
  const fleet = createFleet(replicas, createSystemClock(), log);
  const budget = createCallBudget(fleet.size);
  const pace = fleet.clock;
  const background = createBackground(backgroundWork(office, budget, pace), log);
  const leading = (['pagers', 'events'] as const).map((via) =>
    createBackground(workOutside(office, via, budget, pace), log),
  );
  const missed = createMissedReader({ room, budget, pace, isConnected });
  const reading = createBackground(missed.work, log);
  const archive = createFolderArchive(room.deps.settings.retention.folder);
  const retaining = createBackground(createRetentionKeeper(room.deps, archive), log);
  return {
    wake() {
      background.wake();
      for (const loop of leading) loop.wake();
    },
    lookAgain: missed.lookAgain,
    canRecord: fleet.isHeard,
    async start() {
      await fleet.start();
      background.start();
      for (const loop of leading) loop.start();
      reading.start();
      retaining.start();
    },
    async stop() {
      await Promise.all([background, reading, retaining, ...leading].map((loop) => loop.stop()));
      await fleet.stop();
    },
  };
}

/** One round of everything that goes on behind the desk; answers in how many milliseconds the next is due. */
function backgroundWork(
  { room: { deps }, book, directory }: FrontOffice,
  budget: CallBudget,
  pace: Clock,
) {
  const paced = { ...deps, clock: pace };
  const remind = createReminding({ deps, book, directory });
  const record = deps.clock;
  const showAlerts = createAlertKeeper({ deps: paced, book, budget });
  const keepHomes = createHomeKeeper({ deps: paced, book, directory, budget, record });
  return async (): Promise<number | undefined> => {
    const [surfacesDue, homesDue, alertsDue] = await Promise.all([
      keepSurfacesCurrent({ deps: paced, book, budget, record }),
      keepHomes(),
      showAlerts(),
      drainOutbox({ deps, book, directory, budget, pace }),
      remind(),
    ]);
    const due = [surfacesDue, homesDue, alertsDue, await deps.outbox.nextDue()]
      .filter((at) => at !== undefined && at !== '')
      .sort()[0];
    return due === undefined ? undefined : diffMs(pace.now(), due);
  };
}

/** What leads elsewhere has a loop of its own: somebody who does not answer keeps nothing in Slack waiting. */
function workOutside(
  { room: { deps }, book, directory }: FrontOffice,
  via: Via,
  budget: CallBudget,
  pace: Clock,
) {
  return async (): Promise<number | undefined> => {
    await drainOutbox({ deps, book, directory, budget, pace, via });
    const due = await deps.outbox.nextDue(via);
    return due === undefined ? undefined : diffMs(pace.now(), due);
  };
}
