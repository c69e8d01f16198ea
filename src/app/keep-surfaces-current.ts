import { createHash } from 'node:crypto';
import { addMs, type Iso, MINUTE, toMs } from '../domain/time/instant';
import { ChatError } from '../ports/chat';
import { type SurfaceRow, surfaceNames } from '../ports/surfaces';
import type { CallBudget } from './call-budget';
import type { Deps } from './deps';
import { backoffMs } from './drain-outbox';
import type { IncidentBook, IncidentInHand } from './incident-book';
import { surfaces } from './surfaces';

const leaseMs = 2 * MINUTE;
const atOnce = 10;

/** The first change shows at once; further ones wait this long and go together. */
const gatherMs = 2_700;

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
    const behind = await rows.takeBehind(surfaceNames, now, addMs(now, leaseMs), atOnce);
    if (behind.length === 0) return rows.nextDue(surfaceNames);
    const incidents = [...new Set(behind.map((row) => row.incidentId))];
    await Promise.all(
      incidents.map((id) =>
        inOrder(
          keeper,
          behind.filter((row) => row.incidentId === id),
        ),
      ),
    );
  }
}

/** The surfaces of one incident, one after the other: what one shows may depend on what became of another. */
async function inOrder(keeper: SurfaceKeeper, group: readonly SurfaceRow[]): Promise<void> {
  for (const name of surfaceNames) {
    const row = group.find((one) => one.surface === name);
    if (row !== undefined) await bringUpToDate(keeper, row);
  }
}

async function bringUpToDate(keeper: SurfaceKeeper, row: SurfaceRow): Promise<void> {
  let version = row.shownVersion;
  try {
    const incident = await keeper.book.load(row.incidentId);
    const channelId = incident?.state.channel?.id;
    if (incident === undefined || channelId === undefined) return;
    version = incident.log.length;
    await showIfChanged(keeper, row, incident, channelId);
  } catch (err) {
    await settleFailure(keeper.deps, row, err, version);
  }
}

async function showIfChanged(
  { deps, budget }: SurfaceKeeper,
  row: SurfaceRow,
  incident: IncidentInHand,
  channelId: string,
): Promise<void> {
  const { incidentId, workspaceId, surface: name } = row;
  const { method, allowance, plan } = surfaces[name];
  const version = incident.log.length;
  const showing = await plan(deps, incident);
  const digest = showing === undefined ? '' : digestOf(showing.content);
  if (showing === undefined || digest === row.shownDigest) {
    await deps.surfaces.shown(incidentId, name, { version, digest });
    return;
  }
  const waitMs = budget(`${workspaceId} ${method}`, allowance, toMs(deps.clock.now()));
  if (waitMs > 0) {
    await deps.surfaces.defer(incidentId, name, addMs(deps.clock.now(), waitMs));
    return;
  }
  const chat = deps.chats.of(workspaceId);
  const ref = await showing.show({ deps, chat, channelId, incident, row });
  const nextAt = addMs(deps.clock.now(), gatherMs);
  await deps.surfaces.shown(incidentId, name, {
    version,
    digest,
    nextAt,
    ...(ref !== undefined && { ref }),
  });
}

function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('base64');
}

/** The channel is closed to the bot for now. */
const closed = new Set(['is_archived', 'channel_not_found', 'not_in_channel']);

/** What was shown is there no more. */
const gone = new Set(['message_not_found', 'canvas_not_found', 'canvas_deleted']);

/** Slack being in trouble is no reason to give up. What somebody took away is put back once, and then left alone. */
async function settleFailure(
  { surfaces: rows, clock, log }: Deps,
  row: SurfaceRow,
  err: unknown,
  version: number,
): Promise<void> {
  const { incidentId, surface: name, attempts } = row;
  const { code, retryAfterMs } = err instanceof ChatError ? err : { code: '', retryAfterMs: 0 };
  const problem = err instanceof Error ? err.message : String(err);
  log.warn({ err, incidentId, surface: name }, 'a surface could not be brought up to date');
  if (closed.has(code)) return rows.abandon(incidentId, name, problem, version);
  if (gone.has(code) && !row.wasPutBack) return rows.putBack(incidentId, name);
  if (gone.has(code) || surfaces[name].isRefused?.(code, row))
    return rows.abandon(incidentId, name, problem);
  const waitMs = Math.max(backoffMs(attempts), retryAfterMs ?? 0);
  return rows.postpone(incidentId, name, addMs(clock.now(), waitMs), problem);
}
