import { addMs, type Iso, toMs } from '../../domain/time/instant';
import type { AlertToShow } from '../../ports/alerts';
import type { IncidentRow } from '../../ports/incident-store';
import type { CallBudget, Method } from '../call-budget';
import type { Deps } from '../deps';
import { digestOf } from '../digest-of';
import { callsToEditOrPost, editOrPost, placeText, readPlace } from '../edit-or-post';
import { apartMs } from '../gather';
import { leaseFrom, whileHeld } from '../held';
import type { IncidentBook } from '../incident-book';
import { joinAndPost } from '../join-and-post';
import { isElsewhere } from '../locked-out';
import { problemOf } from '../problem';
import { retryWaitMs } from '../retry-wait';
import { verdictOn } from '../verdict';
import { alertMessage, mostOffered } from './alert-message';

const atOnce = 20;

export interface AlertKeeper {
  /** Its clock keeps the pace. */
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly budget: CallBudget;
}

/**
 * Keeps the message of each group of alerts as the group is, within the budget. Each round answers when the next one is
 * due, as UTC ISO. Without a channel for alerts it does nothing.
 */
export function createAlertKeeper(keeper: AlertKeeper): () => Promise<Iso | undefined> {
  const { alerts, clock, log, settings } = keeper.deps;
  const notice = noticeIncidents(keeper.deps);
  return async () => {
    const channelId = settings.alertChannel;
    if (channelId === undefined) return undefined;
    const open = rememberOffered(keeper.deps);
    await notice(open);
    for (;;) {
      const now = clock.now();
      const until = leaseFrom(now);
      const behind = await alerts.takeBehind(now, until, atOnce);
      if (behind.length === 0) return alerts.nextDue();
      const ids = behind.map(({ group }) => group.id);
      const renew = (from: Iso, to: Iso) => alerts.renew(ids, from, to);
      await whileHeld({ clock, log, until, renew }, () =>
        Promise.all(behind.map((one) => bringUpToDate(keeper, channelId, one, open))),
      );
    }
  };
}

/** What is offered to be added to changes as incidents open and close. */
function noticeIncidents({ alerts }: Deps): (open: Offered) => Promise<void> {
  const seen = new Map<string, string>();
  return async (open) => {
    for (const workspaceId of await alerts.waiting()) {
      const ids = (await open(workspaceId)).map(({ id }) => id).join(' ');
      if (seen.get(workspaceId) !== ids) await alerts.touch(workspaceId);
      seen.set(workspaceId, ids);
    }
  };
}

/** The open incidents of a workspace that everybody may know of. */
type Offered = (workspaceId: string) => Promise<readonly IncidentRow[]>;

/** Looked up once for every group that is shown in the same round. */
function rememberOffered({ incidents }: Deps): Offered {
  const known = new Map<string, ReturnType<Offered>>();
  return (workspaceId) => {
    const open = known.get(workspaceId) ?? offered(incidents, workspaceId);
    known.set(workspaceId, open);
    return open;
  };
}

async function offered(incidents: Deps['incidents'], workspaceId: string): ReturnType<Offered> {
  const open = await incidents.list(workspaceId, { open: true, limit: 50 });
  return open.filter(({ isPrivate, isDrill }) => !isPrivate && !isDrill).slice(0, mostOffered);
}

async function bringUpToDate(
  keeper: AlertKeeper,
  channelId: string,
  row: AlertToShow,
  open: Offered,
): Promise<void> {
  const { clock, log } = keeper.deps;
  const { group, attempts } = row;
  try {
    await show(keeper, channelId, row, open);
  } catch (err) {
    keeper.budget.heed(group.workspaceId, err, toMs(clock.now()));
    if (!isElsewhere(err))
      log.warn({ err, alert: group.id, attempts }, 'an alert could not be shown');
    await settleFailure(keeper.deps, row, err);
  }
}

/** A message that somebody deleted is posted once more. What still fires is shown as soon as the channel lets the bot in. */
async function settleFailure(
  { alerts, clock }: Deps,
  { group, version, attempts, wasPutBack }: AlertToShow,
  err: unknown,
): Promise<void> {
  const problem = problemOf(err);
  const verdict = verdictOn(err, wasPutBack);
  if (verdict === 'anew') return alerts.putBack(group.id);
  if (verdict === 'never') return alerts.abandon(group.id, problem);
  if (verdict === 'later' && group.state === 'resolved')
    return alerts.abandon(group.id, problem, version);
  await alerts.postpone(group.id, addMs(clock.now(), retryWaitMs(err, attempts)), problem);
}

async function show(
  { deps, book, budget }: AlertKeeper,
  channelId: string,
  row: AlertToShow,
  offered: Offered,
): Promise<void> {
  const { alerts, clock, chats, settings } = deps;
  const { group, version, ref, shownDigest } = row;
  const { incidentId } = group.answer ?? {};
  const incident = incidentId === undefined ? undefined : await book.load(incidentId);
  const open = await offered(group.workspaceId);
  const message = alertMessage({ group, open, incident, zone: settings.reportZone });
  const digest = digestOf(JSON.stringify(message));
  // An incident that has just been started is shown again once it has its channel.
  const isWhole = incident === undefined || incident.state.channel !== undefined;
  const shown = { version: isWhole ? version : version - 1, digest };
  const now = clock.now();
  if (digest === shownDigest && ref !== undefined) {
    return alerts.shown(group.id, { ...shown, ref, nextAt: addMs(now, apartMs) });
  }
  const waitMs = budget.take(group.workspaceId, callsFor(row), toMs(now));
  if (waitMs > 0) return alerts.defer(group.id, addMs(now, waitMs));
  const chat = chats.of(group.workspaceId);
  const place = ref === undefined ? { channelId, ts: undefined } : readPlace(ref);
  const kept = { ...place, key: `alert:${group.id}`, since: group.toldAt, attempts: row.attempts };
  const post = () => editOrPost(chat, kept, message);
  const ts = ref === undefined ? await joinAndPost(chat, channelId, post) : await post();
  const nextAt = addMs(now, apartMs);
  await alerts.shown(group.id, { ...shown, ref: placeText(place.channelId, ts), nextAt });
}

function callsFor({ ref, attempts }: AlertToShow): readonly Method[] {
  const calls = callsToEditOrPost(ref !== undefined, attempts);
  return ref === undefined ? ['conversations.join', ...calls] : calls;
}
