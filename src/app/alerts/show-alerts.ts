import { createHash } from 'node:crypto';
import { addMs, type Iso, toMs } from '../../domain/time/instant';
import type { AlertToShow } from '../../ports/alerts';
import { type Chat, ChatError } from '../../ports/chat';
import type { IncidentRow } from '../../ports/incident-store';
import type { Message } from '../../report/message';
import type { CallBudget, Method } from '../call-budget';
import type { Deps } from '../deps';
import { backoffMs } from '../drain-outbox';
import { apartMs } from '../gather';
import { leaseFrom, whileHeld } from '../held';
import type { IncidentBook } from '../incident-book';
import { joinIfOpen } from '../join-if-open';
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
    await notice();
    for (;;) {
      const now = clock.now();
      const until = leaseFrom(now);
      const behind = await alerts.takeBehind(now, until, atOnce);
      if (behind.length === 0) return alerts.nextDue();
      const ids = behind.map(({ group }) => group.id);
      const renew = (from: Iso, to: Iso) => alerts.renew(ids, from, to);
      await whileHeld({ clock, log, until, renew }, () =>
        Promise.all(behind.map((one) => bringUpToDate(keeper, channelId, one))),
      );
    }
  };
}

/** What is offered to be added to changes as incidents open and close. */
function noticeIncidents({ alerts, incidents }: Deps): () => Promise<void> {
  const seen = new Map<string, string>();
  return async () => {
    for (const workspaceId of await alerts.waiting()) {
      const open = (await offered(incidents, workspaceId)).map(({ id }) => id).join(' ');
      if (seen.get(workspaceId) !== open) await alerts.touch(workspaceId);
      seen.set(workspaceId, open);
    }
  };
}

/** The open incidents that everybody may know of. */
async function offered(
  incidents: Deps['incidents'],
  workspaceId: string,
): Promise<readonly IncidentRow[]> {
  const open = await incidents.list(workspaceId, { open: true, limit: 50 });
  return open.filter(({ isPrivate, isDrill }) => !isPrivate && !isDrill).slice(0, mostOffered);
}

async function bringUpToDate(
  keeper: AlertKeeper,
  channelId: string,
  row: AlertToShow,
): Promise<void> {
  const { alerts, clock, log } = keeper.deps;
  const { group, attempts } = row;
  try {
    await show(keeper, channelId, row);
  } catch (err) {
    keeper.budget.heed(group.workspaceId, err, toMs(clock.now()));
    const problem = err instanceof Error ? err.message : String(err);
    log.warn({ err, alert: group.id, attempts }, 'an alert could not be shown');
    if (err instanceof ChatError && !err.isTransient) {
      await alerts.abandon(group.id, row.version, problem);
      return;
    }
    const asked = err instanceof ChatError ? (err.retryAfterMs ?? 0) : 0;
    const waitMs = Math.max(backoffMs(attempts), asked);
    await alerts.postpone(group.id, addMs(clock.now(), waitMs), problem);
  }
}

async function show(
  { deps, book, budget }: AlertKeeper,
  channelId: string,
  row: AlertToShow,
): Promise<void> {
  const { alerts, clock, chats, incidents, settings } = deps;
  const { group, version, ref, shownDigest } = row;
  const { incidentId } = group.answer ?? {};
  const incident = incidentId === undefined ? undefined : await book.load(incidentId);
  const open = await offered(incidents, group.workspaceId);
  const message = alertMessage({ group, open, incident, zone: settings.reportZone });
  const digest = createHash('sha256').update(JSON.stringify(message)).digest('base64');
  // An incident that has just been started is shown again once it has its channel.
  const isWhole = incident === undefined || incident.state.channel !== undefined;
  const shown = { version: isWhole ? version : version - 1, digest };
  const now = clock.now();
  if (digest === shownDigest && ref !== undefined) {
    return alerts.shown(group.id, { ...shown, ref, nextAt: addMs(now, apartMs) });
  }
  const waitMs = budget.take(group.workspaceId, callsFor(row), toMs(now));
  if (waitMs > 0) return alerts.defer(group.id, addMs(now, waitMs));
  const place = await editOrPost(chats.of(group.workspaceId), channelId, row, message);
  await alerts.shown(group.id, { ...shown, ref: place, nextAt: addMs(now, apartMs) });
}

function callsFor({ ref, attempts }: AlertToShow): readonly Method[] {
  if (ref !== undefined) return ['chat.update'];
  return attempts > 0
    ? ['conversations.join', 'conversations.history', 'chat.postMessage', 'chat.update']
    : ['conversations.join', 'chat.postMessage'];
}

/** Posts it once, also when the answer to an earlier try was lost. Returns where it is. */
async function editOrPost(
  chat: Chat,
  channelId: string,
  { group, ref, attempts }: AlertToShow,
  message: Message,
): Promise<string> {
  if (ref !== undefined) {
    const [place = '', ts = ''] = ref.split('/');
    await chat.edit(place, ts, message);
    return ref;
  }
  await joinIfOpen(chat, channelId);
  const key = `alert:${group.id}`;
  const earlier = attempts > 0 ? await chat.findPosted(channelId, key, group.toldAt) : undefined;
  if (earlier !== undefined) await chat.edit(channelId, earlier.ts, message);
  const { ts } = earlier ?? (await chat.post(channelId, message, key));
  return `${channelId}/${ts}`;
}
