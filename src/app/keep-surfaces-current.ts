import { createHash } from 'node:crypto';
import { addMs, type Iso, MINUTE, toMs } from '../domain/time/instant';
import { ChatError } from '../ports/chat';
import { type SurfaceRow, type Surfaces, surfaceNames } from '../ports/surfaces';
import type { CallBudget } from './call-budget';
import type { Deps } from './deps';
import { backoffMs } from './drain-outbox';
import type { IncidentBook } from './incident-book';
import type { IncidentInHand } from './incident-in-hand';
import { surfaces } from './surfaces';

const leaseMs = 2 * MINUTE;
const atOnce = 10;

/** The first change shows at once; further ones go together this long after the last call began, however slow Slack is. */
const gatherMs = 2_300;

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
  const nextAt = addMs(deps.clock.now(), gatherMs);
  const ref = await showing.show({ deps, chat, channelId, incident, row });
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

/** The bot itself is not let in: that says nothing of the surface. */
const lockedOut = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked']);

/** What was shown is there no more. */
const gone = new Set([
  'message_not_found',
  // A deleted message that has replies leaves one behind that is not ours.
  'cant_update_message',
  'canvas_not_found',
  'canvas_deleted',
]);

/** Slack being in trouble is no reason to give up. What somebody took away is put back once, and then left alone. */
async function settleFailure(
  { surfaces: rows, clock, log }: Deps,
  row: SurfaceRow,
  err: unknown,
  version: number,
): Promise<void> {
  const { incidentId, surface: name } = row;
  const problem = err instanceof Error ? err.message : String(err);
  log.warn({ err, incidentId, surface: name }, 'a surface could not be brought up to date');
  switch (verdictOn(row, err)) {
    case 'later':
      return rows.abandon(incidentId, name, problem, version);
    case 'anew':
      return rows.putBack(incidentId, name);
    case 'never':
      return giveUp(rows, row, problem);
    default:
      return rows.postpone(incidentId, name, addMs(clock.now(), waitMs(row, err)), problem);
  }
}

/** `later`: when there is more to show. */
function verdictOn(row: SurfaceRow, err: unknown): 'again' | 'later' | 'anew' | 'never' {
  if (!(err instanceof ChatError) || err.isTransient || lockedOut.has(err.code)) return 'again';
  if (closed.has(err.code)) return 'later';
  if (gone.has(err.code)) return row.wasPutBack ? 'never' : 'anew';
  return surfaces[row.surface].isRefused?.(err.code, row) ? 'never' : 'again';
}

async function giveUp(rows: Surfaces, row: SurfaceRow, problem: string): Promise<void> {
  await rows.abandon(row.incidentId, row.surface, problem);
  const { standIn } = surfaces[row.surface];
  if (standIn !== undefined) await rows.invalidate(row.incidentId, standIn);
}

function waitMs({ attempts }: SurfaceRow, err: unknown): number {
  const asked = err instanceof ChatError ? err.retryAfterMs : undefined;
  return Math.max(backoffMs(attempts), asked ?? 0);
}
