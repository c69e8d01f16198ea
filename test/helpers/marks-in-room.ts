import type { BotForTest } from './bot';
import type { IncidentRoom } from './incident-room';

interface MadeEntry {
  readonly kind: string;
  readonly text: string;
}

/** What became of messages that people marked in an incident's channel. */
export function marksIn(bot: () => BotForTest, room: () => IncidentRoom) {
  /** The entries made from a message, oldest first. */
  function madeFrom(ts: string): readonly MadeEntry[] {
    const sql = 'select kind, text from timeline_entries where message_ts = ? order by seq';
    return bot().rows(sql, ts);
  }

  function entryKinds(): readonly string[] {
    return room()
      .entries()
      .map(({ kind }) => kind);
  }

  async function recorded(kind: string, times = 1): Promise<void> {
    await bot().workspace.waitFor(
      `${times} ${kind}`,
      () => entryKinds().filter((one) => one === kind).length >= times,
    );
    await bot().settled();
  }

  /** Who ticked a message. */
  function ticks(ts: string): readonly string[] {
    const message = bot()
      .workspace.messages(room().channel)
      .find((one) => one.ts === ts);
    const reactions = (message?.reactions ?? []) as readonly { name: string; users: string[] }[];
    return reactions.find(({ name }) => name === 'white_check_mark')?.users ?? [];
  }

  async function ticked(ts: string): Promise<void> {
    await bot().workspace.waitFor('the tick', () => ticks(ts).length > 0);
  }

  return { madeFrom, recorded, ticks, ticked };
}
