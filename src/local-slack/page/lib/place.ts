/** Where somebody is in the page; kept in the address, so that every tab is a person of its own and a reload changes nothing. */
export interface Place {
  /** Whose eyes; empty until the workspace said who is there. */
  readonly as: string;
  /** A channel's id, or `home` for the app's Home. */
  readonly channel: string;
  readonly tab: 'messages' | 'canvas';
  /** `ts` of the thread beside the channel. */
  readonly thread: string;
  /** `ts` of a message to show and mark. */
  readonly message: string;
  readonly pins: boolean;
}

export function readPlace(hash: string): Place {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const get = (name: string): string => query.get(name) ?? '';
  return {
    as: get('as'),
    channel: get('channel'),
    tab: get('tab') === 'canvas' ? 'canvas' : 'messages',
    thread: get('thread'),
    message: get('message'),
    pins: get('pins') === '1',
  };
}

export function writePlace(place: Place): string {
  const query = new URLSearchParams();
  for (const name of ['as', 'channel', 'thread', 'message'] as const) {
    if (place[name]) query.set(name, place[name]);
  }
  if (place.tab === 'canvas') query.set('tab', 'canvas');
  if (place.pins) query.set('pins', '1');
  return `#${query}`;
}

/** Somewhere else: a channel opens on its messages, with nothing beside it. */
export function channelPlace(place: Place, channel: string): Place {
  return { as: place.as, channel, tab: 'messages', thread: '', message: '', pins: false };
}
