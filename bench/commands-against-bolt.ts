import BetterSqlite3 from 'better-sqlite3';
import type { Channel, LocalWorkspace } from '../src/local-slack/types';
import { openIncidents, secrets, startBotInWorkspace } from './bot-in-workspace';
import { type Child, startChild } from './child';
import { type Contender, contest, contestFigures } from './contest';
import type { Row } from './row';
import { type NoteWriter, noteWriter } from './slack-requests';

/** So many that neither Bolt nor the bot ever waits for the next request. */
export const commandLoad = {
  connections: 64,
  rounds: 6,
  requestsInRound: 2000,
  requestsToWarmUp: 6000,
};

/** So few that a commit is soon full, and the bot waits for the disk. */
const lighterLoad = { connections: 16, rounds: 6, requestsInRound: 1000, requestsToWarmUp: 6000 };

const incidentTitles = [
  'Checkout returns errors',
  'Search is slow',
  'Mails are late',
  'Logins fail',
];

/** Notes that are on disk before they are answered, against Bolt answering the same requests with nothing. */
export const commandsAgainstBolt: readonly Row[] = [commandLoad, lighterLoad].map((load) => ({
  title: `/incident note over signed HTTP, ${load.connections} connections, ${incidentTitles.length} incidents; the peer is Bolt alone, which only acknowledges`,
  async run() {
    const { workspace, database, bot, close } = await startBotInWorkspace();
    let peer: Child | undefined;
    try {
      peer = await startBareBolt(workspace);
      const notes = noteWriter(workspace, await openWarmIncidents(workspace));
      const ours = recording([bot], notes);
      const measured = await contest([ours, acknowledging(peer, notes)], load);
      await bot.kill();
      return [
        ...contestFigures(measured, { throughput: 0.8, p99: 1.5 }),
        keptFigure(ours.recorded(), keptIn(database)),
      ];
    } finally {
      await peer?.kill();
      await close();
    }
  },
}));

export function startBareBolt(workspace: LocalWorkspace): Promise<Child> {
  const program = ['--import', 'tsx', 'bench/bare-bolt.ts'];
  return startChild('bare-bolt', program, secrets(workspace), /^(http\S+)$/);
}

/** Opens the incidents that are written about. */
export function openWarmIncidents(workspace: LocalWorkspace): Promise<readonly string[]> {
  const isPinned = ({ pins }: Channel) => pins.length > 0;
  return openIncidents(workspace, incidentTitles, isPinned);
}

/** What was answered as recorded, of how many. */
export interface RecordedNotes {
  readonly texts: readonly string[];
  readonly sent: number;
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

/** The words in the file that a killed bot left behind. */
function keptIn(database: string): readonly string[] {
  const file = new BetterSqlite3(database, { readonly: true });
  try {
    return file.prepare('select text from timeline_entries').pluck().all() as string[];
  } finally {
    file.close();
  }
}

export function keptFigure({ texts, sent }: RecordedNotes, onRecord: readonly string[]) {
  const found = new Set(onRecord);
  const kept = texts.filter((text) => found.has(text)).length;
  return {
    what: 'answered “Recorded”, and in the database after a kill',
    ours: `${texts.length} of ${sent}`,
    peers: '',
    result: `${kept} kept, ${texts.length - kept} lost`,
  };
}
