import type { Message } from '../../types';
import { channelPlace, type Place, readPlace } from './place';

/** The address of a message, of the same form as the Web API gives. */
export function permalinkOf({ channel, ts, thread_ts }: Message): string {
  const thread = thread_ts && thread_ts !== ts ? `?thread_ts=${thread_ts}&cid=${channel}` : '';
  return `${location.origin}/archives/${channel}/p${ts.replace('.', '')}${thread}`;
}

/** The place that a permalink of this workspace leads to; undefined for any other address. */
export function placeOfPermalink(address: string): Place | undefined {
  const { origin, pathname, searchParams } = new URL(address, location.origin);
  const [, channel, whole, fraction] =
    /^\/archives\/(\w+)(?:\/p(\d+)(\d{6}))?\/?$/.exec(pathname) ?? [];
  if (origin !== location.origin || !channel) return undefined;
  const message = whole ? `${whole}.${fraction}` : '';
  const thread = searchParams.get('thread_ts') ?? '';
  return {
    ...channelPlace(readPlace(''), channel),
    message,
    thread: thread === message ? '' : thread,
  };
}
