import { createUsedLast } from '../../app/used-last';

/** Whether something newer about the same thing has come in already; `at` is Slack's `event_ts`. */
export type IsStale = (thing: string, at: string | undefined) => boolean;

/** Things remembered; events overtake each other by seconds, not by hundreds of others. */
const MOST_THINGS = 1000;

/** Remembers when each thing last changed. Events come over several sockets, and again after a failure: not in order. */
export function createLatest(): IsStale {
  const latest = createUsedLast<number>(MOST_THINGS);
  return (thing, at) => {
    const moment = Number(at);
    if (Number.isNaN(moment)) return false;
    if (moment < (latest.get(thing) ?? 0)) return true;
    latest.put(thing, moment);
    return false;
  };
}
