import { type Refusal, refuse } from './decision';
import type { NewEntry, TimelineEntry } from './entries';
import type { IncidentState } from './incident-state';
import { holderOf } from './moments';
import type { PersonRef } from './person';
import { incidentLabel } from './titles';

/** What a team may reserve for some people. */
export const guardedActs = ['close', 'reopen', 'severity', 'redact'] as const;
export type GuardedAct = (typeof guardedActs)[number];

/** Who may: everybody, whoever leads, whoever recorded the entry in question, or somebody in particular. */
export type Allowed =
  | 'everyone'
  | 'lead'
  | 'recorder'
  | { readonly kind: 'user' | 'group'; readonly id: string; readonly name: string };

export type Permissions = Readonly<Record<GuardedAct, readonly Allowed[]>>;

/** What Slack had to be asked for. Missing while it has not been. */
export interface Standing {
  /** Groups the person is in, of those that matter. */
  readonly groups: ReadonlySet<string>;
  /** Names of the people that are allowed, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The people and groups of the rules are of another workspace than this incident. */
  readonly isAway?: true;
}

export interface Attempt {
  readonly by: PersonRef;
  readonly state: IncidentState;
  readonly log: readonly TimelineEntry[];
  readonly entries: readonly NewEntry[];
}

/** The first of these entries that this person may not record, as a refusal that names who may. */
export function forbidden(
  permissions: Permissions,
  { by, state, log, entries }: Attempt,
  standing?: Standing,
): (Refusal & { readonly act: GuardedAct }) | undefined {
  for (const one of entries) {
    const act = actOf(one, log);
    if (act === undefined) continue;
    const about = targetOf(one, log);
    const rule = standing?.isAway ? ruleAway(permissions[act]) : permissions[act];
    const isAllowed = rule.some((allowed) => {
      if (allowed === 'everyone') return true;
      if (allowed === 'lead') return holderOf(state, 'lead')?.id === by.id;
      if (allowed === 'recorder') return about?.meta.by.id === by.id;
      return allowed.kind === 'user' ? allowed.id === by.id : standing?.groups.has(allowed.id);
    });
    if (isAllowed) continue;
    const who = rule.map((allowed) => nameOf(allowed, state, about, standing));
    const message = `Only ${who.join(' or ')} may ${wordsFor(act, state, about)}.`;
    return { ...refuse('not-allowed', message), act };
  }
  return undefined;
}

/** Where nobody has the ids of a rule, what it reserves for them is reserved for whoever leads. */
function ruleAway(rule: readonly Allowed[]): readonly Allowed[] {
  return [...new Set(rule.map((allowed) => (typeof allowed === 'string' ? allowed : 'lead')))];
}

/** What recording an entry amounts to; a correction of a severity changes the severity. */
function actOf(entry: NewEntry, log: readonly TimelineEntry[]): GuardedAct | undefined {
  switch (entry.kind) {
    case 'closed':
      return 'close';
    case 'reopened':
      return 'reopen';
    case 'severity-changed':
      return 'severity';
    case 'entry-redacted':
      return 'redact';
    case 'entry-removed':
    case 'entry-restored':
    case 'entry-moved':
      return targetOf(entry, log)?.kind === 'severity-changed' ? 'severity' : undefined;
    default:
      return undefined;
  }
}

function targetOf({ payload }: NewEntry, log: readonly TimelineEntry[]): TimelineEntry | undefined {
  const target = 'target' in payload ? payload.target : undefined;
  return typeof target === 'number' ? log[target - 1] : undefined;
}

function nameOf(
  allowed: Allowed,
  state: IncidentState,
  about: TimelineEntry | undefined,
  standing: Standing | undefined,
): string {
  if (allowed === 'everyone') return 'everybody';
  if (allowed === 'lead')
    return `the lead (${holderOf(state, 'lead')?.name ?? 'nobody leads now'})`;
  if (allowed === 'recorder') return `${about?.meta.by.name ?? 'whoever'}, who recorded it,`;
  return standing?.names.get(allowed.id) ?? allowed.name;
}

function wordsFor(
  act: GuardedAct,
  { opening }: IncidentState,
  about: TimelineEntry | undefined,
): string {
  const label = incidentLabel(opening?.number ?? 0);
  if (act === 'severity') return `change the severity of ${label}`;
  return act === 'redact' ? `redact T${about?.meta.seq}` : `${act} ${label}`;
}
