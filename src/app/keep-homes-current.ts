import { addMs, compareIso, DAY, type Iso, SECOND, toMs } from '../domain/time/instant';
import { ChatError, type Chats } from '../ports/chat';
import type { Clock } from '../ports/clock';
import type { HomeRow } from '../ports/homes';
import type { CallBudget } from './call-budget';
import type { Deps } from './deps';
import { digestOf } from './digest-of';
import type { Directory } from './directory';
import { apartMs, gatherUntil, longPatienceMs, looksApartMs } from './gather';
import { leaseFrom, whileHeld } from './held';
import { type Goings, goingsOn, homeOf } from './home';
import type { IncidentBook } from './incident-book';
import { isLockedOut } from './locked-out';
import { isNews, problemOf } from './problem';
import { rememberMembers } from './remember-members';
import { retryWaitMs } from './retry-wait';
import { homePieces } from './views/home';

/** Who opened it longer ago than this is not looking any more. */
const keptForMs = DAY;
const atOnce = 20;

const membersForMs = 30 * SECOND;

export interface HomeKeeper {
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly directory: Directory;
  readonly budget: CallBudget;
  /** The time it is on the record, where `deps.clock` keeps the pace. */
  readonly record: Clock;
}

/**
 * Keeps the App Homes current that people opened lately, within the budget. Each round answers when the next of those
 * is due that it left for later, as UTC ISO.
 */
export function createHomeKeeper(keeper: HomeKeeper): () => Promise<Iso | undefined> {
  const { homes, clock, chats, log } = keeper.deps;
  const remembering = rememberMembers(chats, () => toMs(clock.now()), membersForMs);
  return async () => {
    const later: Iso[] = [];
    for (;;) {
      const now = clock.now();
      const until = leaseFrom(now);
      const behind = await homes.takeBehind({
        since: addMs(keeper.record.now(), -keptForMs),
        now,
        leaseUntil: until,
        limit: atOnce,
      });
      if (behind.length === 0) return later.sort(compareIso)[0];
      const goings = rememberGoings(keeper);
      const renew = (from: Iso, to: Iso) => homes.renew(behind, from, to);
      const deferred = await whileHeld({ clock, log, until, renew }, () =>
        Promise.all(behind.map((row) => bringUpToDate(keeper, remembering, row, goings))),
      );
      later.push(...deferred.flatMap((at) => at ?? []));
    }
  };
}

/** Looked up once for everybody who is shown it in the same round. */
function rememberGoings({ deps, book }: HomeKeeper): (workspaceId: string) => Promise<Goings> {
  const known = new Map<string, Promise<Goings>>();
  return (workspaceId) => {
    const goings = known.get(workspaceId) ?? goingsOn(deps, book, workspaceId);
    known.set(workspaceId, goings);
    return goings;
  };
}

async function bringUpToDate(
  keeper: HomeKeeper,
  remembering: Chats,
  row: HomeRow,
  goings: (workspaceId: string) => Promise<Goings>,
): Promise<Iso | undefined> {
  const { homes, clock, log } = keeper.deps;
  try {
    const until = await showIfChanged(keeper, remembering, row, await goings(row.workspaceId));
    if (until !== undefined) await homes.defer(row, until);
    return until;
  } catch (err) {
    const { workspaceId, userId, attempts } = row;
    keeper.budget.heed(workspaceId, err, toMs(clock.now()));
    const problem = problemOf(err);
    if (isNews(err, row.problem))
      log.warn({ err, workspaceId, userId }, 'an App Home could not be brought up to date');
    if (err instanceof ChatError && !err.isTransient && !isLockedOut(err))
      await homes.giveUp(row, problem);
    else await homes.postpone(row, addMs(clock.now(), retryWaitMs(err, attempts)), problem);
    return undefined;
  }
}

/** Returns until when it is left alone, where it is not to be shown now. */
async function showIfChanged(
  { deps, directory, budget, record }: HomeKeeper,
  remembering: Chats,
  row: HomeRow,
  goings: Goings,
): Promise<Iso | undefined> {
  const { homes, clock, chats } = deps;
  const { workspaceId, userId, shownDigest, calledAt } = row;
  const clocks = { pace: clock, record };
  const until = gatherUntil({ calledAt, recordedAt: latestIn(goings) }, longPatienceMs, clocks);
  if (until !== undefined) return until;
  const person = await directory.find(workspaceId, userId);
  // Whoever opens it now is shown what they may see now.
  const asking = shownDigest === undefined ? chats : remembering;
  const pieces = homePieces(await homeOf(deps, asking, person, goings));
  const digest = digestOf(JSON.stringify(pieces));
  if (digest === shownDigest) {
    await homes.shown(row, digest, { nextAt: addMs(clock.now(), looksApartMs) });
    return undefined;
  }
  const at = clock.now();
  const waitMs = budget.take(workspaceId, ['views.publish'], toMs(at));
  if (waitMs > 0) return addMs(at, waitMs);
  await chats.of(workspaceId).home(userId, pieces);
  await homes.shown(row, digest, { calledAt: at, nextAt: addMs(at, apartMs) });
  return undefined;
}

/** When something was last recorded in an open incident. */
function latestIn({ open }: Goings): Iso | undefined {
  return open
    .flatMap(({ incident }) => incident.log.at(-1)?.meta.recordedAt ?? [])
    .sort(compareIso)
    .at(-1);
}
