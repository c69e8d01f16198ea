import type { IncidentRow, IncidentStore } from '../ports/incident-store';
import { createGathering } from './gathering';

interface Asked {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly resolve: (row: IncidentRow | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** The latest incident that has this channel, as `IncidentStore.findByChannel` tells it. */
export type ChannelLookup = (
  workspaceId: string,
  channelId: string,
) => Promise<IncidentRow | undefined>;

/**
 * Looks a channel up once for everybody who asks about it at the same time, as in an incident many do. Each lookup begins
 * after all of them asked, so that nobody is told of a time before.
 */
export function createChannelLookup(incidents: IncidentStore): ChannelLookup {
  const gather = createGathering<Asked>(async (_, asked) => {
    const [{ workspaceId, channelId }] = asked as readonly [Asked, ...Asked[]];
    try {
      const row = await incidents.findByChannel(workspaceId, channelId);
      for (const { resolve } of asked) resolve(row);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  });
  return (workspaceId, channelId) =>
    new Promise((resolve, reject) => {
      gather(`${workspaceId}/${channelId}`, { workspaceId, channelId, resolve, reject });
    });
}
