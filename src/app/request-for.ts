import type { Request } from '../commands/request';
import type { PersonRecord } from '../ports/people';
import type { Deps } from './deps';
import type { IncidentInHand } from './incident-in-hand';
import { settingsIn } from './settings-in';

/** Everything a command is told about who gives it, when, and on what. */
export function requestFor(
  { clock, settings }: Pick<Deps, 'clock' | 'settings'>,
  { id, name, zone, isGuest, workspaceId }: PersonRecord,
  channelId: string,
  { state, log }: Pick<IncidentInHand, 'state' | 'log'>,
): Request {
  const actor = { id, name, zone, isGuest };
  const vocabulary = settingsIn(settings, workspaceId);
  return { now: clock.now(), actor, channelId, vocabulary, state, log };
}
