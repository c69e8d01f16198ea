/** Where somebody is in the page; kept in the address, so that every tab is a person of its own and a reload changes nothing. */
export interface Place {
  /** Whose eyes; empty until the workspace said who is there. */
  readonly as: string;
  /** A channel's id; `home` for the app's own page; `traffic` and `faults` for what goes on behind it all. */
  readonly channel: string;
  /** Empty for what comes first: a channel's messages, the app's Home. */
  readonly tab: '' | 'canvas' | 'messages';
  /** `ts` of the thread beside the channel. */
  readonly thread: string;
  /** `ts` of a message to show and mark. */
  readonly message: string;
  readonly pins: boolean;
}

const TABS = ['canvas', 'messages'] as const;
const OTHER_VIEWS: ReadonlySet<string> = new Set(['home', 'traffic', 'faults']);

/** Whether it is a view of its own and not a channel's. */
export function isOtherView({ channel }: Place): boolean {
  return OTHER_VIEWS.has(channel);
}

export function readPlace(hash: string): Place {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const get = (name: string): string => query.get(name) ?? '';
  return {
    as: get('as'),
    channel: get('channel'),
    tab: TABS.find((tab) => tab === get('tab')) ?? '',
    thread: get('thread'),
    message: get('message'),
    pins: get('pins') === '1',
  };
}

export function writePlace(place: Place): string {
  const query = new URLSearchParams();
  for (const name of ['as', 'channel', 'tab', 'thread', 'message'] as const) {
    if (place[name]) query.set(name, place[name]);
  }
  if (place.pins) query.set('pins', '1');
  return `#${query}`;
}

/** Somewhere else: a channel opens on its messages, with nothing beside it. */
export function channelPlace(place: Place, channel: string): Place {
  return { as: place.as, channel, tab: '', thread: '', message: '', pins: false };
}
