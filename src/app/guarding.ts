import type { NewEntry } from '../domain/entries';
import { type Allowed, forbidden, type Standing } from '../domain/permissions';
import type { Deps } from './deps';
import type { IncidentInHand } from './incident-in-hand';
import type { Origin } from './origin';

/** The entries of an outcome that has some. */
export function entriesIn(outcome: object): readonly NewEntry[] {
  return 'entries' in outcome ? (outcome.entries as readonly NewEntry[]) : [];
}

/** The outcome, or a refusal in its place where the settings reserve for others what it would record. */
export function allowedOutcome(
  { settings }: Pick<Deps, 'settings'>,
  { state, log }: IncidentInHand,
  { by, source }: Origin,
  outcome: object,
  standing: Standing | undefined,
): object {
  if (source === 'system') return outcome;
  const attempt = { by, state, log, entries: entriesIn(outcome) };
  return forbidden(settings.permissions, attempt, standing) ?? outcome;
}

/** Who may, where an outcome says that this person may not and Slack has not been asked about them. */
export function reservedFor(
  { settings }: Pick<Deps, 'settings'>,
  outcome: object,
): readonly Allowed[] | undefined {
  if (!('act' in outcome)) return undefined;
  const rule = settings.permissions[outcome.act as keyof typeof settings.permissions];
  return rule.some((allowed) => typeof allowed !== 'string') ? rule : undefined;
}

/** What a rule comes to in a workspace that its people are not of. */
export const away: Standing = { groups: new Set(), names: new Map(), isAway: true };

/** What a rule needs to know beyond the record: who is in its groups, and what its people are called. */
export async function standingOf(
  { chats, people, log }: Pick<Deps, 'chats' | 'people' | 'log'>,
  workspaceId: string,
  personId: string,
  rule: readonly Allowed[],
): Promise<Standing> {
  const groups = new Set<string>();
  const names = new Map<string, string>();
  for (const allowed of rule) {
    if (typeof allowed === 'string') continue;
    if (allowed.kind === 'user') {
      const person = await people.get(workspaceId, allowed.id);
      if (person !== undefined) names.set(allowed.id, person.name);
      continue;
    }
    try {
      const members = await chats.of(workspaceId).groupMembers(allowed.id);
      if (members.includes(personId)) groups.add(allowed.id);
    } catch (err) {
      // Without an answer nobody is in it.
      log.warn({ err, groupId: allowed.id }, 'could not ask Slack who is in a group');
      names.set(allowed.id, `${allowed.name} (Slack could not say who that is)`);
    }
  }
  return { groups, names };
}
