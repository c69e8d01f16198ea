/** Whether something newer about the same thing has come in already; `at` is Slack's `event_ts`. */
export type IsStale = (thing: string, at: string | undefined) => boolean;

/** Things remembered; events overtake each other by seconds, not by hundreds of others. */
const MOST_THINGS = 1000;

/** Remembers when each thing last changed. Events come over several sockets, and again after a failure: not in order. */
export function createLatest(): IsStale {
  const latest = new Map<string, number>();
  return (thing, at) => {
    const moment = Number(at);
    if (Number.isNaN(moment)) return false;
    if (moment < (latest.get(thing) ?? 0)) return true;
    latest.delete(thing);
    latest.set(thing, moment);
    const oldest = latest.keys().next().value;
    if (latest.size > MOST_THINGS && oldest !== undefined) latest.delete(oldest);
    return false;
  };
}
