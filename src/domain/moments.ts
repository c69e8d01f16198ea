import { inOrder, latest, latestChange } from './history';
import type { IncidentState, RoleChange, Statement, StatusChange } from './incident-state';
import type { PersonRef } from './person';
import { DAY, diffMs, type Iso, MINUTE, toMs } from './time/instant';
import type { Severity, Status } from './vocabulary';

/** How it stands now; `investigating` from the first minute. */
export function statusOf(state: IncidentState): Status {
  const { before, after } = sinceLastTurn(state.statuses);
  return latest(after) ?? before?.value ?? 'investigating';
}

export function severityOf(state: IncidentState): Severity | undefined {
  return latest(state.severities);
}

export function isClosed(state: IncidentState): boolean {
  return statusOf(state) === 'closed';
}

/** Who has a role now, if anybody. */
export function holderOf(state: IncidentState, role: string): PersonRef | undefined {
  return latest(state.roles.filter((change) => change.role === role)) ?? undefined;
}

/** A role with the time it was held; `until` is missing while it still is. */
export interface RoleSpan {
  readonly role: string;
  readonly person: PersonRef;
  readonly since: Iso;
  readonly until?: Iso;
}

/** Who had which role from when to when, in order. */
export function roleSpans(state: IncidentState): readonly RoleSpan[] {
  const ordered = inOrder(state.roles);
  return ordered.flatMap((change, index) => {
    if (change.value === null) return [];
    const next = ordered.slice(index + 1).find((later) => later.role === change.role);
    if (next?.value?.id === change.value.id) return [];
    return [span(change, change.value, sinceOf(ordered, index), next)];
  });
}

function span(change: RoleChange, person: PersonRef, since: Iso, next?: RoleChange): RoleSpan {
  const held = { role: change.role, person, since };
  return next === undefined ? held : { ...held, until: next.at };
}

/** The same person named again for the same role holds it since the first time. */
function sinceOf(ordered: readonly RoleChange[], index: number): Iso {
  const change = ordered[index] as RoleChange;
  let since = change.at;
  for (let i = index - 1; i >= 0; i -= 1) {
    const earlier = ordered[i] as RoleChange;
    if (earlier.role !== change.role) continue;
    if (earlier.value?.id !== change.value?.id) break;
    since = earlier.at;
  }
  return since;
}

/** The moments that a postmortem measures from and to; what is not known is missing. */
export interface KeyMoments {
  readonly started?: Iso;
  readonly detected?: Iso;
  readonly responded?: Iso;
  readonly identified?: Iso;
  readonly resolved?: Iso;
}

export function keyMoments(state: IncidentState): KeyMoments {
  const detected = earliest(state.detections.map((one) => one.at));
  const moments = {
    started: startedAt(state),
    detected,
    responded: respondedAt(state),
    identified: identification(state)?.at,
    resolved: resolvedAt(state),
  };
  return Object.fromEntries(Object.entries(moments).filter(([, at]) => at !== undefined));
}

/** The time it was opened for, or an earlier one at which it was noticed or had hurt somebody. */
export function startedAt(state: IncidentState): Iso | undefined {
  if (state.opening === undefined) return undefined;
  const noticed = [...state.detections, ...state.impacts].map((one) => one.at);
  return earliest([state.opening.at, ...noticed]);
}

/** The beginning of the last stretch in which it was resolved; missing while it is not. */
export function resolvedAt(state: IncidentState): Iso | undefined {
  return resolution(state)?.at;
}

/** The change that began the last stretch in which it was resolved; missing while it is not. */
export function resolution(state: IncidentState): StatusChange | undefined {
  const ordered = inOrder(state.statuses.slice(lastReopening(state.statuses) + 1));
  let since: StatusChange | undefined;
  for (const change of ordered) {
    if (change.value === 'closed') continue;
    since = change.value === 'resolved' ? (since ?? change) : undefined;
  }
  return since;
}

/** Milliseconds from start to resolution; missing while either is. */
export function durationMs(state: IncidentState): number | undefined {
  return between(startedAt(state), resolvedAt(state));
}

/**
 * Milliseconds from one moment to a later one; missing where one is missing or they are the wrong way round. From a minute
 * on they are whole minutes as clocks show them: whoever subtracts the times of day that stand beside it gets the same.
 */
export function between(from: Iso | undefined, to: Iso | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const [begin, end] = [toMs(from), toMs(to)];
  if (end - begin < MINUTE) return end < begin ? undefined : end - begin;
  return wholeMinute(end) - wholeMinute(begin);
}

function wholeMinute(ms: number): number {
  return Math.floor(ms / MINUTE) * MINUTE;
}

/** The first acknowledgement of an escalation, or the first lead named. */
function respondedAt(state: IncidentState): Iso | undefined {
  const acknowledged = state.escalations.flatMap((one) => one.acknowledged?.at ?? []);
  const led = state.roles.filter((one) => one.role === 'lead' && one.value !== null);
  return earliest([...acknowledged, ...led.map((one) => one.at)]);
}

/** What made the cause known: somebody said `identified`, or a hypothesis that still stands was confirmed. */
export function identification(state: IncidentState): Statement | undefined {
  const said = state.statuses.filter((one) => one.value === 'identified');
  const confirmed = state.hypotheses
    .filter((one) => one.state === 'confirmed')
    .flatMap((one) => latestChange(one.course.filter((s) => s.step === 'confirmed')) ?? []);
  return inOrder<Statement>([...said, ...confirmed])[0];
}

function earliest(moments: readonly Iso[]): Iso | undefined {
  return moments.reduce<Iso | undefined>(
    (first, at) => (first === undefined || at < first ? at : first),
    undefined,
  );
}

function lastReopening(statuses: readonly StatusChange[]): number {
  return statuses.findLastIndex((change) => change.isReopening === true);
}

/** Closing and reopening are turns: only what was recorded after the last one says how it stands now. */
function sinceLastTurn(statuses: readonly StatusChange[]) {
  const turn = statuses.findLastIndex((one) => one.value === 'closed' || one.isReopening === true);
  return { before: statuses[turn], after: statuses.slice(turn + 1) };
}

/** Opened more than a day after it started, or already over: then `14:05` is not today's unless it says so. */
export function isWrittenAfterwards(state: IncidentState): boolean {
  const started = startedAt(state);
  if (state.opening === undefined || started === undefined) return false;
  return diffMs(started, state.opening.recordedAt) > DAY || resolvedAt(state) !== undefined;
}
