import BetterSqlite3 from 'better-sqlite3';
import { openStores } from '../src/adapters/store/open-database';
import type { TimelineEntry } from '../src/domain/entries';
import { replay } from '../src/domain/replay';
import { type BotInWorkspace, startBotInWorkspace } from './bot-in-workspace';
import { commandLoad, openWarmIncidents, recording, starts } from './commands-against-bolt';
import { contest, contestFigures, joined, type Measured, startsFigure } from './contest';
import { allRecorded, type RecordedNotes } from './kept';
import { exactly } from './limit';
import { logOf } from './long-log';
import type { Row } from './row';
import { type NoteWriter, noteWriter } from './slack-requests';

const incidents = 10_000;
const entriesOfEach = 100;

/** Years of incidents on record make a note no slower; the peer is the same bot with nothing on record. */
export const fullDatabase: Row = {
  title: `/incident note over signed HTTP, ${commandLoad.connections} connections, with ${incidents} incidents and ${incidents * entriesOfEach} entries on record, ${starts} starts; the peer began with none`,
  async run() {
    const full = await startBotInWorkspace({ fill });
    let empty: BotInWorkspace | undefined;
    try {
      empty = await startBotInWorkspace();
      const notes = [await notesFor(full), await notesFor(empty)] as const;
      const contests: (readonly [Measured, Measured])[] = [];
      const recorded: RecordedNotes[] = [];
      while (contests.length < starts) {
        if (contests.length > 0) {
          await full.restart();
          await empty.restart();
        }
        const ours = recording([full.bot], notes[0]);
        const peers = recording([empty.bot], notes[1]);
        contests.push(await contest([ours, peers], commandLoad));
        recorded.push(ours.recorded(), peers.recorded());
      }
      return [
        ...contestFigures(joined(contests), { throughput: 0.95 }),
        startsFigure(contests),
        allRecorded(recorded),
        exactly('entries that were there before', countOld(full.database), all),
      ];
    } finally {
      await full.close();
      await empty?.close();
    }
  },
};

const all = incidents * entriesOfEach;

async function notesFor({ workspace }: BotInWorkspace): Promise<NoteWriter> {
  return noteWriter(workspace, await openWarmIncidents(workspace));
}

/** Puts closed incidents on record, whose surfaces show them as they are. */
async function fill(database: string, workspaceId: string): Promise<void> {
  const stores = await openStores(`file:${database}`);
  try {
    for (let begun = 0; begun < incidents; begun += atOnce) {
      const batch = Array.from({ length: atOnce }, () =>
        stores.incidents.open(workspaceId, (number) => {
          const entries = closedLog(number);
          return { entries, state: replay(entries), steps: [] };
        }),
      );
      await Promise.all(batch);
    }
  } finally {
    await stores.close();
  }
  const file = new BetterSqlite3(database);
  file.prepare('update surfaces set shown_version = wanted_version').run();
  file.close();
}

/** Several share a commit. */
const atOnce = 20;

const closing = { kind: 'closed', payload: {} } as const;

function closedLog(number: number): readonly TimelineEntry[] {
  const [first, ...log] = logOf(entriesOfEach - 1) as [TimelineEntry, ...TimelineEntry[]];
  const opened = { ...first, payload: { ...first.payload, number } } as TimelineEntry;
  const meta = { ...(log.at(-1) ?? first).meta, seq: entriesOfEach };
  return [opened, ...log, { ...closing, meta }];
}

/** Of those that were on record before the bot was started. */
function countOld(database: string): number {
  const file = new BetterSqlite3(database, { readonly: true });
  try {
    const count = "select count(*) from timeline_entries where recorded_at < '2026-11-21'";
    return file.prepare(count).pluck().get() as number;
  } finally {
    file.close();
  }
}
