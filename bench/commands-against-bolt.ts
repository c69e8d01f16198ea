import type { Channel, LocalWorkspace } from '../src/local-slack/types';
import { openIncidents, secrets, startBotInWorkspace } from './bot-in-workspace';
import { type Child, startChild } from './child';
import {
  type Contender,
  contest,
  contestFigures,
  joined,
  type Load,
  type Measured,
  startsFigure,
} from './contest';
import { allRecorded, type Kept, keptFigures, keptIn, type RecordedNotes } from './kept';
import type { Row } from './row';
import { type NoteWriter, noteWriter } from './slack-requests';

/** So many that neither Bolt nor the bot ever waits for the next request. */
export const commandLoad = {
  connections: 64,
  rounds: 5,
  requestsInRound: 5000,
  requestsToWarmUp: 12_000,
};

/** So few that all of them are soon waiting for the disk. */
const lighterLoad = { ...commandLoad, connections: 16, requestsInRound: 3000 };

/** Of two starts of the same program one may be a tenth quicker than the other, for as long as it runs. */
export const starts = 3;

const incidentTitles = [
  'Checkout returns errors',
  'Search is slow',
  'Mails are late',
  'Logins fail',
];

/** Notes that are on disk before they are answered, against Bolt answering the same requests with nothing. */
export const commandsAgainstBolt: readonly Row[] = [commandLoad, lighterLoad].map((load) => ({
  title: `/incident note over signed HTTP, ${load.connections} connections, ${incidentTitles.length} incidents, ${starts} starts; the peer is Bolt alone, which only acknowledges`,
  async run() {
    const contests: Contest[] = [];
    while (contests.length < starts) contests.push(await oneContest(load));
    const measured = contests.map((one) => one.measured);
    return [
      ...contestFigures(joined(measured), goals),
      startsFigure(measured),
      allRecorded(contests),
      ...keptFigures(contests),
    ];
  },
}));

const goals = { throughput: 0.8, p99: 1.5 };

interface Contest extends Kept {
  readonly measured: readonly [Measured, Measured];
}

async function oneContest(load: Load): Promise<Contest> {
  const { workspace, database, bot, close } = await startBotInWorkspace();
  let peer: Child | undefined;
  try {
    peer = await startBareBolt(workspace);
    const notes = noteWriter(workspace, await openWarmIncidents(workspace));
    const ours = recording([bot], notes);
    const measured = await contest([ours, acknowledging(peer, notes)], load);
    await bot.kill();
    return { measured, ...ours.recorded(), onRecord: keptIn(database) };
  } finally {
    await peer?.kill();
    await close();
  }
}

export function startBareBolt(workspace: LocalWorkspace): Promise<Child> {
  const program = ['--import', 'tsx', 'bench/bare-bolt.ts'];
  return startChild('bare-bolt', program, secrets(workspace), /^(http\S+)$/);
}

/** Opens the incidents that are written about. */
export function openWarmIncidents(workspace: LocalWorkspace): Promise<readonly string[]> {
  const isPinned = ({ pins }: Channel) => pins.length > 0;
  return openIncidents(workspace, incidentTitles, isPinned);
}

/** The bot, with an eye on what it says it has recorded. */
export function recording(
  processes: readonly Child[],
  notes: NoteWriter,
): Contender & { recorded(): RecordedNotes } {
  const texts: string[] = [];
  let sent = 0;
  let last: ReturnType<NoteWriter> = [];
  return {
    processes,
    recorded: () => ({ texts, sent }),
    next(count) {
      last = notes(count);
      sent += count;
      return last.map(({ request }) => request);
    },
    check(answers) {
      for (const [index, answer] of answers.entries()) {
        if (answer?.includes('Recorded T')) texts.push(last[index]?.text ?? '');
      }
    },
  };
}

function acknowledging(peer: Child, notes: NoteWriter): Contender {
  return {
    processes: [peer],
    next: (count) => notes(count).map(({ request }) => request),
    check(answers) {
      if (answers.includes(undefined)) throw new Error('Bolt alone refused a request');
    },
  };
}
