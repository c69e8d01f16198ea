import type { TimelineEntry } from '../domain/entries';
import type { MessageRef } from '../domain/entries/entry-meta';
import { hindsight, type PersonRef } from '../domain/person';
import { replay } from '../domain/replay';
import type { Iso } from '../domain/time/instant';
import type { IncidentId } from '../ports/incident-id';
import { type IncidentStore, VersionConflict } from '../ports/incident-store';
import { momentOfTs } from './marking';

/** A message of a channel that was exported, as the record keeps it. */
export interface ExportedMessage {
  /** Slack's id of it, which is its time. */
  readonly ts: string;
  readonly author: PersonRef;
  /** Plain words. */
  readonly text: string;
}

/** Whoever records at the same time is first; then it is tried again. */
const mostTries = 5;

/**
 * Puts messages on the timeline, each when it was posted, in that order; one that is on record already is left out.
 * Returns what was recorded. Throws StoreUnavailable.
 */
export async function importMessages(
  incidents: IncidentStore,
  id: IncidentId,
  {
    messages,
    channelId,
    now,
  }: {
    readonly messages: readonly ExportedMessage[];
    readonly channelId: string;
    readonly now: Iso;
  },
): Promise<readonly TimelineEntry[]> {
  for (let tries = 1; ; tries += 1) {
    const log = await incidents.load(id);
    const known = new Set(log.map(({ meta }) => meta.message?.ts));
    const entries = messages
      .filter(({ ts }) => !known.has(ts))
      .sort((one, other) => Number(one.ts) - Number(other.ts))
      .map((message, index) => noteOf(message, channelId, now, log.length + index + 1));
    if (entries.length === 0) return [];
    try {
      const state = replay([...log, ...entries]);
      await incidents.append(id, log.length, { entries, state, steps: [] });
      return entries;
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries >= mostTries) throw error;
    }
  }
}

function noteOf(
  { ts, author, text }: ExportedMessage,
  channelId: string,
  now: Iso,
  seq: number,
): TimelineEntry {
  const message: MessageRef = { channelId, ts };
  return {
    kind: 'note',
    payload: { text },
    meta: {
      seq,
      at: momentOfTs(ts),
      precision: 'exact',
      recordedAt: now,
      by: hindsight,
      author,
      source: 'import',
      message,
    },
  };
}
