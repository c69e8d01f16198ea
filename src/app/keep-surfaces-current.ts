import { addMs, MINUTE } from '../domain/time/instant';
import { type Chat, ChatError } from '../ports/chat';
import type { SurfaceName, SurfaceRow } from '../ports/surfaces';
import type { Deps } from './deps';
import { backoffMs } from './drain-outbox';
import type { IncidentBook, IncidentInHand } from './incident-book';
import { messageKey } from './steps/post-once';
import { cardMessage, topicText } from './views/card';

const leaseMs = MINUTE;
const atOnce = 10;

interface Showing {
  readonly chat: Chat;
  readonly channelId: string;
  readonly incident: IncidentInHand;
  readonly row: SurfaceRow;
}

/** Something in Slack that is a function of the record: what it should show, and how to make it so. */
interface Surface {
  /** The whole of what it shows; two that are equal need no call. */
  content(deps: Deps, incident: IncidentInHand): string;
  /** Makes it show the record; returns where it is. */
  show(deps: Deps, showing: Showing): Promise<string | undefined>;
}

/** Every surface. A new one is a line here and in `SurfaceName`. */
const surfaces: Readonly<Record<SurfaceName, Surface>> = {
  card: {
    content: ({ settings }, incident) => JSON.stringify(cardMessage(incident, settings.reportZone)),
    show: showCard,
  },
  topic: {
    content: (_deps, { state }) => topicText(state),
    async show(_deps, { chat, channelId, incident }) {
      await chat.setTopic(channelId, topicText(incident.state));
      return undefined;
    },
  },
};

/** Edits the card, or posts and pins it: once, also when the answer to an earlier try was lost. */
async function showCard(
  { settings }: Deps,
  { chat, channelId, incident, row }: Showing,
): Promise<string> {
  const message = cardMessage(incident, settings.reportZone);
  if (row.ref !== undefined) {
    await chat.edit(channelId, row.ref, message);
    return row.ref;
  }
  const key = messageKey(incident.id, 'card');
  const since = incident.state.opening?.recordedAt ?? '';
  const earlier = row.attempts > 0 ? await chat.findPosted(channelId, key, since) : undefined;
  const { ts } = earlier ?? (await chat.post(channelId, message, key));
  await chat.pin(channelId, ts);
  return ts;
}

/** Brings every surface that is behind its record up to date, those waiting longest first. Returns how many. */
export async function keepSurfacesCurrent(deps: Deps, book: IncidentBook): Promise<number> {
  const names = Object.keys(surfaces) as SurfaceName[];
  let brought = 0;
  for (;;) {
    const now = deps.clock.now();
    const behind = await deps.surfaces.takeBehind(names, now, addMs(now, leaseMs), atOnce);
    if (behind.length === 0) return brought;
    await Promise.all(behind.map((row) => bringUpToDate(deps, book, row)));
    brought += behind.length;
  }
}

async function bringUpToDate(deps: Deps, book: IncidentBook, row: SurfaceRow): Promise<void> {
  const { incidentId, surface: name } = row;
  try {
    const incident = await book.load(incidentId);
    const channelId = incident?.state.channel?.id;
    if (incident === undefined || channelId === undefined) return;
    const surface = surfaces[name];
    const digest = surface.content(deps, incident);
    const chat = deps.chats.of(row.workspaceId);
    const ref =
      digest === row.shownDigest
        ? row.ref
        : await surface.show(deps, { chat, channelId, incident, row });
    const version = incident.log.length;
    await deps.surfaces.shown(incidentId, name, {
      version,
      digest,
      ...(ref !== undefined && { ref }),
    });
  } catch (err) {
    const problem = err instanceof Error ? err.message : String(err);
    const retryAfterMs = err instanceof ChatError ? (err.retryAfterMs ?? 0) : 0;
    deps.log.warn({ err, incidentId, surface: name }, 'a surface could not be brought up to date');
    const nextAt = addMs(deps.clock.now(), Math.max(backoffMs(row.attempts), retryAfterMs));
    await deps.surfaces.postpone(incidentId, name, nextAt, problem);
  }
}
