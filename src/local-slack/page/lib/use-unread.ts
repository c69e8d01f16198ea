import type { PageChannel } from '../../page-state';
import { useWorkspace } from './workspace';

const seen = new Map<string, string>();

/** How much somebody has not seen: what the workspace counts, less what this tab has shown since. */
export function useUnread(channel: PageChannel): number {
  const { place, state } = useWorkspace();
  const key = `${state.me.id} ${channel.id}`;
  if (place.channel === channel.id) {
    seen.set(key, channel.messages.at(-1)?.ts ?? '0');
    return 0;
  }
  const last = seen.get(key);
  if (last === undefined) return channel.unread;
  const newer = channel.messages.filter(
    ({ ts, user, ephemeralFor }) => ts > last && user !== state.me.id && !ephemeralFor,
  );
  return Math.min(channel.unread, newer.length);
}
