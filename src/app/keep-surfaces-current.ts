import { addMs, type Iso, MINUTE, toMs } from '../domain/time/instant';
import { type Chat, ChatError } from '../ports/chat';
import type { SurfaceName, SurfaceRow } from '../ports/surfaces';
import { type Allowance, allowances, type CallBudget } from './call-budget';
import type { Deps } from './deps';
import { backoffMs } from './drain-outbox';
import type { IncidentBook, IncidentInHand } from './incident-book';
import { messageKey } from './steps/post-once';
import { cardMessage, topicText } from './views/card';

const leaseMs = MINUTE;
const atOnce = 10;

/** The first change shows at once; further ones wait this long and go together. */
const gatherMs = 2_700;

interface Showing {
  readonly chat: Chat;
  readonly channelId: string;
  readonly incident: IncidentInHand;
  readonly row: SurfaceRow;
}

/** Something in Slack that is a function of the record: what it should show, and how to make it so. */
interface Surface {
  /** The Web API method it costs, and how often that may be called. */
  readonly method: string;
  readonly allowance: Allowance;
  /** The whole of what it shows; two that are equal need no call. */
  content(deps: Deps, incident: IncidentInHand): string;
  /** Makes it show the record; returns where it is. */
  show(deps: Deps, showing: Showing): Promise<string | undefined>;
}

/** Every surface. A new one is a line here and in `SurfaceName`. */
const surfaces: Readonly<Record<SurfaceName, Surface>> = {
  card: {
    method: 'chat.update',
    allowance: allowances.tier3,
    content: ({ settings }, incident) => JSON.stringify(cardMessage(incident, settings.reportZone)),
    show: showCard,
  },
  topic: {
    method: 'conversations.setTopic',
    allowance: allowances.tier2,
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

const names = Object.keys(surfaces) as SurfaceName[];

/** The loop that keeps the surfaces current, with the room it has for calls. */
export interface SurfaceKeeper {
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly budget: CallBudget;
}

/**
 * Brings every surface that is behind its record up to date, those waiting longest first, within the budget.
 * Returns when the next one is due, as UTC ISO; undefined where none is behind.
 */
export async function keepSurfacesCurrent(keeper: SurfaceKeeper): Promise<Iso | undefined> {
  const { surfaces: rows, clock } = keeper.deps;
  for (;;) {
    const now = clock.now();
    const behind = await rows.takeBehind(names, now, addMs(now, leaseMs), atOnce);
    if (behind.length === 0) return rows.nextDue(names);
    await Promise.all(behind.map((row) => bringUpToDate(keeper, row)));
  }
}

async function bringUpToDate(keeper: SurfaceKeeper, row: SurfaceRow): Promise<void> {
  const { deps, book } = keeper;
  const { incidentId, surface: name } = row;
  try {
    const incident = await book.load(incidentId);
    const channelId = incident?.state.channel?.id;
    if (incident === undefined || channelId === undefined) return;
    await showIfChanged(keeper, row, incident, channelId);
  } catch (err) {
    const problem = err instanceof Error ? err.message : String(err);
    const retryAfterMs = err instanceof ChatError ? (err.retryAfterMs ?? 0) : 0;
    deps.log.warn({ err, incidentId, surface: name }, 'a surface could not be brought up to date');
    const nextAt = addMs(deps.clock.now(), Math.max(backoffMs(row.attempts), retryAfterMs));
    await deps.surfaces.postpone(incidentId, name, nextAt, problem);
  }
}

async function showIfChanged(
  { deps, budget }: SurfaceKeeper,
  row: SurfaceRow,
  incident: IncidentInHand,
  channelId: string,
): Promise<void> {
  const { incidentId, workspaceId, surface: name } = row;
  const { method, allowance, content, show } = surfaces[name];
  const version = incident.log.length;
  const digest = content(deps, incident);
  if (digest === row.shownDigest) {
    await deps.surfaces.shown(incidentId, name, { version, digest });
    return;
  }
  const waitMs = budget(`${workspaceId} ${method}`, allowance, toMs(deps.clock.now()));
  if (waitMs > 0) {
    await deps.surfaces.defer(incidentId, name, addMs(deps.clock.now(), waitMs));
    return;
  }
  const chat = deps.chats.of(workspaceId);
  const ref = await show(deps, { chat, channelId, incident, row });
  const nextAt = addMs(deps.clock.now(), gatherMs);
  await deps.surfaces.shown(incidentId, name, {
    version,
    digest,
    nextAt,
    ...(ref !== undefined && { ref }),
  });
}
