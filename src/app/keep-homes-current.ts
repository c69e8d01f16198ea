import { createHash } from 'node:crypto';
import { addMs, DAY, type Iso, MINUTE, SECOND, toMs } from '../domain/time/instant';
import { ChatError, type Chats } from '../ports/chat';
import type { HomeRow } from '../ports/homes';
import { allowances, type CallBudget } from './call-budget';
import type { Deps } from './deps';
import type { Directory } from './directory';
import { backoffMs } from './drain-outbox';
import { type Goings, goingsOn, homeOf } from './home';
import type { IncidentBook } from './incident-book';
import { rememberMembers } from './remember-members';
import { homePieces } from './views/home';

/** Who opened it longer ago than this is not looking any more. */
const keptForMs = DAY;
const leaseMs = 2 * MINUTE;
const atOnce = 20;

/** Changes within this time show together. */
const gatherMs = 3 * SECOND;
const membersForMs = 30 * SECOND;

export interface HomeKeeper {
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly directory: Directory;
  readonly budget: CallBudget;
  /** The time it is on the record, where `deps.clock` keeps the pace. */
  readonly now: () => Iso;
}

/** Keeps the App Homes current that people opened lately, within the budget. */
export function createHomeKeeper(keeper: HomeKeeper): () => Promise<void> {
  const { homes, clock, chats } = keeper.deps;
  const remembering = rememberMembers(chats, () => toMs(clock.now()), membersForMs);
  return async () => {
    for (;;) {
      const now = clock.now();
      const behind = await homes.takeBehind({
        since: addMs(keeper.now(), -keptForMs),
        now,
        leaseUntil: addMs(now, leaseMs),
        limit: atOnce,
      });
      if (behind.length === 0) return;
      const goings = rememberGoings(keeper);
      await Promise.all(behind.map((row) => bringUpToDate(keeper, remembering, row, goings)));
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
): Promise<void> {
  const { homes, clock, log } = keeper.deps;
  try {
    await showIfChanged(keeper, remembering, row, await goings(row.workspaceId));
  } catch (err) {
    const { workspaceId, userId, attempts } = row;
    log.warn({ err, workspaceId, userId }, 'an App Home could not be brought up to date');
    if (err instanceof ChatError && !err.isTransient) return homes.forget(row);
    const asked = err instanceof ChatError ? (err.retryAfterMs ?? 0) : 0;
    await homes.postpone(row, addMs(clock.now(), Math.max(backoffMs(attempts), asked)));
  }
}

async function showIfChanged(
  { deps, directory, budget }: HomeKeeper,
  remembering: Chats,
  row: HomeRow,
  goings: Goings,
): Promise<void> {
  const { homes, clock, chats } = deps;
  const { workspaceId, userId, shownDigest } = row;
  const person = await directory.find(workspaceId, userId);
  // Whoever opens it now is shown what they may see now.
  const asking = shownDigest === undefined ? chats : remembering;
  const pieces = homePieces(await homeOf(deps, asking, person, goings));
  const digest = createHash('sha256').update(JSON.stringify(pieces)).digest('base64');
  if (digest === shownDigest) return homes.shown(row, digest, '');
  const waitMs = budget(`${workspaceId} views.publish`, allowances.tier4, toMs(clock.now()));
  if (waitMs > 0) return homes.postpone(row, addMs(clock.now(), waitMs));
  await chats.of(workspaceId).home(userId, pieces);
  await homes.shown(row, digest, addMs(clock.now(), gatherMs));
}
