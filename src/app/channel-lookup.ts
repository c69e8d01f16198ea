import { isClosed } from '../domain/moments';
import type { IncidentRow, IncidentStore } from '../ports/incident-store';
import { createGathering } from './gathering';
import type { IncidentBook } from './incident-book';

interface Asked {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly resolve: (row: IncidentRow | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Whose channel it is: what of an incident stays as it was when it was opened. */
export interface ChannelsIncident extends Pick<IncidentRow, 'id' | 'isPrivate' | 'openedBy'> {
  readonly channelId: string;
  /** Not looked up: it was open when it was last read. Where it turns out to be closed, the channel may be another one's. */
  readonly isRemembered: boolean;
}

/** Finds the latest incident that has this channel. `anew`: in the store, whatever is remembered. */
export type ChannelLookup = (
  workspaceId: string,
  channelId: string,
  anew?: boolean,
) => Promise<ChannelsIncident | undefined>;

const remembered = 500;

/**
 * Looks a channel up once for everybody who asks about it at the same time, as in an incident many do. Each lookup begins
 * after all of them asked, so that nobody is told of a time before. While the incident in hand is open, no other one can
 * have its channel, and nothing is looked up.
 */
export function createChannelLookup(
  incidents: Pick<IncidentStore, 'findByChannel'>,
  book: Pick<IncidentBook, 'inHand'>,
): ChannelLookup {
  const known = new Map<string, ChannelsIncident>();
  const gather = createGathering<Asked>(async (_, asked) => {
    const [{ workspaceId, channelId }] = asked as readonly [Asked, ...Asked[]];
    try {
      const row = await incidents.findByChannel(workspaceId, channelId);
      for (const { resolve } of asked) resolve(row);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  });

  function remember(key: string, { id, isPrivate, openedBy }: IncidentRow, channelId: string) {
    known.delete(key);
    known.set(key, { id, isPrivate, openedBy, channelId, isRemembered: true });
    const oldest = known.size > remembered ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  }

  function isStillOpen({ id, channelId }: ChannelsIncident): boolean {
    const state = book.inHand(id)?.state;
    return state !== undefined && !isClosed(state) && state.channel?.id === channelId;
  }

  return async (workspaceId, channelId, anew = false) => {
    const key = `${workspaceId}/${channelId}`;
    const before = anew ? undefined : known.get(key);
    if (before !== undefined && isStillOpen(before)) return before;
    const row = await new Promise<IncidentRow | undefined>((resolve, reject) => {
      gather(key, { workspaceId, channelId, resolve, reject });
    });
    if (row === undefined) return undefined;
    remember(key, row, channelId);
    const { id, isPrivate, openedBy } = row;
    return { id, isPrivate, openedBy, channelId, isRemembered: false };
  };
}
