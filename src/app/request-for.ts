import type { Request } from '../commands/request';
import type { PersonRecord } from '../ports/people';
import type { Deps } from './deps';
import type { IncidentInHand } from './incident-in-hand';

/** Everything a command is told about who gives it, when, and on what. */
export function requestFor(
  { clock, settings }: Pick<Deps, 'clock' | 'settings'>,
  { id, name, zone, isGuest }: PersonRecord,
  channelId: string,
  { state, log }: Pick<IncidentInHand, 'state' | 'log'>,
): Request {
  const actor = { id, name, zone, isGuest };
  return { now: clock.now(), actor, channelId, vocabulary: settings, state, log };
}
