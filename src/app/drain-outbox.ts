import { addMs, diffMs, type Iso, MINUTE, toMs } from '../domain/time/instant';
import { ChatError } from '../ports/chat';
import type { Clock } from '../ports/clock';
import { DeliveryError } from '../ports/delivery-error';
import type { NewStep, Step, Via } from '../ports/outbox';
import { PictureError } from '../ports/picture';
import type { CallBudget } from './call-budget';
import type { Deps } from './deps';
import type { Directory } from './directory';
import { leaseFrom, whileHeld } from './held';
import type { IncidentBook } from './incident-book';
import { isLockedOut } from './locked-out';
import { isNews, problemOf } from './problem';
import { retryWaitMs } from './retry-wait';
import { settingsIn } from './settings-in';
import { stepKinds } from './steps';

const atOnce = 20;

interface Drain {
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly directory: Directory;
  readonly budget: CallBudget;
  /** What is due is a matter of this clock; the record's, where it is missing. */
  readonly pace?: Clock;
  /** Which steps; those that lead to Slack, where it is missing. */
  readonly via?: Via;
}

/** Carries out every step that is due, several incidents side by side, one step of each at a time. Returns how many. */
export async function drainOutbox(drain: Drain): Promise<number> {
  const { outbox, log } = drain.deps;
  const clock = paceOf(drain);
  let carriedOut = 0;
  for (;;) {
    const now = clock.now();
    const until = leaseFrom(now);
    const steps = await outbox.take(now, until, atOnce, drain.via);
    if (steps.length === 0) return carriedOut;
    const ids = steps.map(({ id }) => id);
    const renew = (from: Iso, to: Iso) => outbox.renew(ids, from, to);
    await whileHeld({ clock, log, until, renew }, () =>
      Promise.all(steps.map((step) => carryOutStep(drain, step))),
    );
    carriedOut += steps.length;
  }
}

async function carryOutStep(drain: Drain, step: Step): Promise<void> {
  const { outbox } = drain.deps;
  const clock = paceOf(drain);
  try {
    const { kind, context } = await prepared(drain, step);
    const now = clock.now();
    const waitMs = drain.budget.take(step.workspaceId, kind.calls(context), toMs(now));
    if (waitMs > 0) return await outbox.defer(step.id, addMs(now, waitMs));
    await outbox.finish(step.id, await kind.run(context), clock.now());
    if (step.problem !== undefined) await showWaiting(drain, step);
  } catch (err) {
    await giveBack(drain, step, err);
  }
}

function paceOf({ deps, pace = deps.clock }: Drain): Clock {
  return pace;
}

async function prepared({ deps, book, directory }: Drain, step: Step) {
  const kind = stepKinds[step.kind];
  const incident = await book.load(step.incidentId);
  if (kind === undefined || incident === undefined)
    throw new Error(`cannot carry out a ${step.kind}`);
  const channelId = incident.state.channel?.id;
  if (kind.needsChannel && channelId === undefined) {
    throw new ChatError('no_channel_yet', step.kind, true, MINUTE);
  }
  const chat = deps.chats.of(step.workspaceId);
  const place = { chat, incident, step, channelId: channelId ?? '' };
  const here = { ...deps, settings: settingsIn(deps.settings, step.workspaceId) };
  return { kind, context: { deps: here, book, directory, ...place } };
}

/** A failure that is nobody's answer is a bug of ours: tried this often, over some ten minutes, and then out of the way. */
const mostTriesOfABug = 9;

/**
 * Slack or a pager being down is no reason to give up; saying no is, and then people are shown what was not done. Without
 * the channel nothing else can be done, so that step waits until whoever operates the bot has put it right.
 */
async function giveBack(drain: Drain, step: Step, err: unknown): Promise<void> {
  const { outbox, log } = drain.deps;
  const clock = paceOf(drain);
  drain.budget.heed(step.workspaceId, err, toMs(clock.now()));
  const details = { err, step: step.kind, incidentId: step.incidentId, attempts: step.attempts };
  const problem = problemOf(err);
  const isGivenUp = isHopeless(step, err, clock.now());
  const { tells, patience } = stepKinds[step.kind] ?? {};
  const follows = tells?.(step, { problem, isGivenUp }) ?? [];
  if (follows.length > 0) await tell(drain, step, follows);
  if (isGivenUp) {
    log.error(details, 'an effect was refused');
    await outbox.abandon(step.id, problem, clock.now());
    if (step.problem !== undefined) await showWaiting(drain, step);
    return;
  }
  const waitMs = retryWaitMs(err, step.attempts, patience?.longestWaitMs);
  if (isNews(err, step.problem)) log.warn({ ...details, waitMs }, 'an effect has to wait');
  await outbox.postpone(step.id, addMs(clock.now(), waitMs), problem);
  if (step.attempts === patientTries) await showWaiting(drain, step);
}

/** So many tries may fail before people are told on the card: one that fails once is mostly done a moment later. */
const patientTries = 1;

/** The card says what waits. */
async function showWaiting({ deps, via = 'slack' }: Drain, { incidentId }: Step): Promise<void> {
  if (via === 'slack') await deps.surfaces.outdate(incidentId, 'card');
}

/** Before the step itself is let go of: killed in between, it comes here again, and says nothing twice. */
async function tell({ deps }: Drain, step: Step, follows: readonly NewStep[]): Promise<void> {
  await deps.outbox.add(step.incidentId, follows, deps.clock.now());
  deps.wake();
}

function isHopeless(step: Step, err: unknown, now: Iso): boolean {
  const kind = stepKinds[step.kind];
  if (kind?.isVital === true) return false;
  if (err instanceof PictureError) return true;
  if (isLockedOut(err)) return false;
  const mostMs = kind?.patience?.givenUpAfterMs ?? Number.POSITIVE_INFINITY;
  if (diffMs(step.queuedAt, now) >= mostMs) return true;
  if (err instanceof ChatError || err instanceof DeliveryError) return !err.isTransient;
  return step.attempts >= mostTriesOfABug;
}
