import { addMs, type Iso, toMs } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { IncidentId } from '../ports/incident-id';
import { type SurfaceName, type SurfaceRow, surfaceNames } from '../ports/surfaces';
import type { CallBudget } from './call-budget';
import type { Deps } from './deps';
import { digestOf } from './digest-of';
import { apartMs, gatherUntil, looksApartMs } from './gather';
import { leaseFrom, whileHeld } from './held';
import type { IncidentBook } from './incident-book';
import { entriesAfter } from './incident-draft';
import type { IncidentInHand } from './incident-in-hand';
import { isNews, problemOf } from './problem';
import { retryWaitMs } from './retry-wait';
import { settingsIn } from './settings-in';
import { surfaces } from './surfaces';
import { verdictOn } from './verdict';

const atOnce = 10;

/** The loop that keeps the surfaces current, with the room it has for calls. */
export interface SurfaceKeeper {
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly budget: CallBudget;
  /** The time it is on the record, where `deps.clock` keeps the pace. */
  readonly record: Clock;
}

/**
 * Brings every surface that is behind its record up to date, those waiting longest first, within the budget.
 * Returns when the next one is due, as UTC ISO; undefined where none is behind.
 */
export async function keepSurfacesCurrent(keeper: SurfaceKeeper): Promise<Iso | undefined> {
  const { surfaces: rows, clock, log } = keeper.deps;
  for (;;) {
    const now = clock.now();
    const until = leaseFrom(now);
    const behind = await rows.takeBehind(surfaceNames, now, until, atOnce);
    if (behind.length === 0) return rows.nextDue(surfaceNames);
    const incidents = [...new Set(behind.map((row) => row.incidentId))];
    const renew = (from: Iso, to: Iso) => rows.renew(behind, from, to);
    await whileHeld({ clock, log, until, renew }, () =>
      Promise.all(
        incidents.map((id) =>
          sideBySide(
            keeper,
            behind.filter((row) => row.incidentId === id),
          ),
        ),
      ),
    );
  }
}

/** The surfaces of one incident. What one of them shows may depend on what became of another, and is shown anew then. */
async function sideBySide(keeper: SurfaceKeeper, group: readonly SurfaceRow[]): Promise<void> {
  const outcomes = await Promise.all(group.map((row) => bringUpToDate(keeper, row)));
  for (const { incidentId, standIn } of outcomes.flatMap((one) => one ?? [])) {
    await keeper.deps.surfaces.invalidate(incidentId, standIn);
  }
}

interface GivenUp {
  readonly incidentId: IncidentId;
  /** What makes up for it. */
  readonly standIn: SurfaceName;
}

async function bringUpToDate(keeper: SurfaceKeeper, row: SurfaceRow): Promise<GivenUp | undefined> {
  let version = row.shownVersion;
  try {
    const incident = await keeper.book.load(row.incidentId);
    const channelId = incident?.state.channel?.id;
    if (incident === undefined || channelId === undefined) return undefined;
    version = incident.state.version;
    await showIfChanged(keeper, row, incident, channelId);
    return undefined;
  } catch (err) {
    keeper.budget.heed(row.workspaceId, err, toMs(keeper.deps.clock.now()));
    return settleFailure(keeper.deps, row, err, version);
  }
}

async function showIfChanged(
  { deps, budget, record }: SurfaceKeeper,
  row: SurfaceRow,
  incident: IncidentInHand,
  channelId: string,
): Promise<void> {
  const { incidentId, workspaceId, surface: name } = row;
  const surface = surfaces[name];
  const { version } = incident.state;
  const [latest] = entriesAfter(incident, version - 1);
  const recordedAt = latest?.meta.recordedAt;
  const clocks = { pace: deps.clock, record };
  const until = gatherUntil({ calledAt: row.calledAt, recordedAt }, surface.patienceMs, clocks);
  if (until !== undefined) return deps.surfaces.defer(incidentId, name, until);
  const here = { ...deps, settings: settingsIn(deps.settings, workspaceId) };
  const showing = await surface.plan(here, incident);
  const digest = showing === undefined ? '' : digestOf(showing.content);
  if (showing === undefined || digest === row.shownDigest) {
    const nextAt = addMs(deps.clock.now(), looksApartMs);
    return deps.surfaces.shown(incidentId, name, { version, digest, nextAt });
  }
  const at = deps.clock.now();
  const waitMs = budget.take(workspaceId, surface.calls(row), toMs(at));
  if (waitMs > 0) return deps.surfaces.defer(incidentId, name, addMs(at, waitMs));
  const chat = deps.chats.of(workspaceId);
  const ref = await showing.show({ deps, chat, channelId, incident, row });
  await deps.surfaces.shown(incidentId, name, {
    version,
    digest,
    calledAt: at,
    nextAt: addMs(at, apartMs),
    ...(ref !== undefined && { ref }),
  });
  const now = surface.showsMore && (await surface.plan(here, incident));
  if (now && digestOf(now.content) !== digest) await deps.surfaces.outdate(incidentId, name);
}

/** Slack being in trouble is no reason to give up. What somebody took away is put back once, and then left alone. */
async function settleFailure(
  { surfaces: rows, clock, log }: Deps,
  row: SurfaceRow,
  err: unknown,
  version: number,
): Promise<GivenUp | undefined> {
  const { incidentId, surface: name } = row;
  const problem = problemOf(err);
  if (isNews(err, row.problem))
    log.warn({ err, incidentId, surface: name }, 'a surface could not be brought up to date');
  const isRefused = (code: string) => surfaces[name].isRefused?.(code, row) ?? false;
  switch (verdictOn(err, row.wasPutBack, isRefused)) {
    case 'later':
      await rows.abandon(incidentId, name, problem, version);
      return undefined;
    case 'anew':
      await rows.putBack(incidentId, name);
      return undefined;
    case 'never': {
      await rows.abandon(incidentId, name, problem);
      const { standIn } = surfaces[name];
      return standIn && { incidentId, standIn };
    }
    default:
      await rows.postpone(
        incidentId,
        name,
        addMs(clock.now(), retryWaitMs(err, row.attempts)),
        problem,
      );
      return undefined;
  }
}
