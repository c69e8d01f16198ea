import type { Chat } from '../../ports/chat';
import type { SurfaceName, SurfaceRow } from '../../ports/surfaces';
import type { Message } from '../../report/message';
import type { Method } from '../call-budget';
import type { Deps } from '../deps';
import { callsToEditOrPost, editOrPost } from '../edit-or-post';
import type { IncidentInHand } from '../incident-in-hand';
import { messageKey } from '../steps/post-once';

/** What showing something works with. */
export interface Place {
  readonly deps: Deps;
  readonly chat: Chat;
  /** The incident's channel. */
  readonly channelId: string;
  readonly incident: IncidentInHand;
  readonly row: SurfaceRow;
}

/** What a surface has to show as the record stands. */
export interface Showing {
  /** The whole of it, in any form; two that are equal need no call. */
  readonly content: string;
  /** Makes Slack show it; returns where it is. Throws ChatError. */
  show(place: Place): Promise<string | undefined>;
}

/** Something in Slack that is a function of the record. */
export interface Surface {
  /** How long a burst of entries may keep it from showing what is new, in milliseconds. */
  readonly patienceMs: number;
  /** The Web API methods that showing it costs. */
  calls(row: SurfaceRow): readonly Method[];
  /** Undefined where this incident has nothing to show there. */
  plan(deps: Deps, incident: IncidentInHand): Promise<Showing | undefined>;
  /** It also shows what is not on record, and may change while it is being shown. */
  readonly showsMore?: true;
  /** Whether this refusal means that there is none to be had, in this workspace or channel. */
  isRefused?(code: string, row: SurfaceRow): boolean;
  /** What makes up for it where there is none, and has to be shown anew then. */
  readonly standIn?: SurfaceName;
}

/** What `showMessage` costs. */
export function callsToShowMessage({ ref, attempts }: SurfaceRow): readonly Method[] {
  return callsToEditOrPost(ref !== undefined, attempts);
}

/** Shows a surface that is a message; `ts` is where it is. Returns where it is then. Throws ChatError. */
export function showMessage(
  { chat, incident, row }: Place,
  channelId: string,
  message: Message,
  ts: string | undefined,
): Promise<string> {
  const key = messageKey(incident.id, row.surface);
  const since = incident.state.opening?.recordedAt ?? '';
  return editOrPost(chat, { channelId, ts, key, since, attempts: row.attempts }, message);
}
