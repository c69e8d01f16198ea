import type { IncidentRow, IncidentStore } from '../ports/incident-store';
import type { AtOnce } from './at-once';
import { createGathering } from './gathering';
import type { IncidentBook } from './incident-book';
import { entriesAfter } from './incident-draft';
import type { IncidentInHand } from './incident-in-hand';
import { createUsedLast } from './used-last';

interface Asked {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly resolve: (row: IncidentRow | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Whose channel it is: what of an incident stays as it was when it was opened. */
export interface ChannelsIncident extends Pick<IncidentRow, 'id' | 'isPrivate' | 'openedBy'> {
  readonly channelId: string;
  /**
   * Of one that was not looked up: how many of its entries are known, none of which closes it. Where a later one does, the
   * channel may be another one's, even if it was opened again since.
   */
  readonly openUntil?: number;
}

/** Whether one of the entries after so many closes the incident. */
export function isClosedAfter(incident: IncidentInHand, known: number): boolean {
  return entriesAfter(incident, known).some(({ kind }) => kind === 'closed');
}

/** Finds the latest incident that has this channel. `anew`: in the store, whatever is remembered. */
export type ChannelLookup = (
  workspaceId: string,
  channelId: string,
  anew?: boolean,
) => AtOnce<ChannelsIncident | undefined>;

const remembered = 500;

/**
 * Looks a channel up once for everybody who asks about it at the same time, as in an incident many do. Each lookup begins
 * after all of them asked, so that nobody is told of a time before. As long as the incident in hand was never closed, no
 * other one can have its channel, and nothing is looked up.
 */
export function createChannelLookup(
  incidents: Pick<IncidentStore, 'findByChannel'>,
  book: Pick<IncidentBook, 'inHand'>,
): ChannelLookup {
  const known = createUsedLast<ChannelsIncident>(remembered);
  const gather = createGathering<Asked>(async (_, asked) => {
    const [{ workspaceId, channelId }] = asked as readonly [Asked, ...Asked[]];
    try {
      const row = await incidents.findByChannel(workspaceId, channelId);
      for (const { resolve } of asked) resolve(row);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  });

  /** What is remembered, as far as it is in hand by now; undefined where it has to be looked up. */
  function recall(key: string): ChannelsIncident | undefined {
    const before = known.get(key);
    const incident = before && book.inHand(before.id);
    if (before === undefined || incident === undefined) return undefined;
    const { channel, version } = incident.state;
    if (isClosedAfter(incident, before.openUntil ?? 0) || channel?.id !== before.channelId)
      return undefined;
    return known.put(key, { ...before, openUntil: version });
  }

  async function lookUp(
    key: string,
    workspaceId: string,
    channelId: string,
  ): Promise<ChannelsIncident | undefined> {
    const row = await new Promise<IncidentRow | undefined>((resolve, reject) => {
      gather(key, { workspaceId, channelId, resolve, reject });
    });
    if (row === undefined) return undefined;
    const { id, isPrivate, openedBy } = row;
    return known.put(key, { id, isPrivate, openedBy, channelId });
  }

  return (workspaceId, channelId, anew = false) => {
    const key = `${workspaceId}/${channelId}`;
    return (anew ? undefined : recall(key)) ?? lookUp(key, workspaceId, channelId);
  };
}
