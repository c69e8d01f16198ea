import { everybodyAsked } from '../../domain/asked';
import { isHousekeeping } from '../../domain/entries';
import { roleSpans } from '../../domain/moments';
import { hindsight, type PersonRef } from '../../domain/person';
import type { Iso } from '../../domain/time/instant';
import type { ReportContext } from '../context';

export interface Participant {
  readonly name: string;
  /** `lead from 10:30 to 12:45`, `acknowledged E1`; empty for who only spoke or recorded. */
  readonly parts: readonly string[];
}

/** Everybody the record names as having taken part, in the order they first appear in it. */
export function participants(context: ReportContext): readonly Participant[] {
  const everybody = new Map<string, { name: string; parts: string[] }>();
  const meet = ({ id, name }: PersonRef) => {
    const known = everybody.get(id);
    if (known !== undefined) return known.parts;
    const parts: string[] = [];
    everybody.set(id, { name, parts });
    return parts;
  };
  for (const person of named(context)) if (person.id !== hindsight.id) meet(person);
  for (const { role, person, since, until } of roleSpans(context.state)) {
    meet(person).push(`${role} ${span(since, until, context)}`);
  }
  for (const escalation of context.state.escalations) {
    const { id, acknowledged } = escalation;
    for (const { kind, name, id: asked = name } of everybodyAsked(escalation))
      if (kind === 'user') meet({ id: asked, name }).push(`asked for help in ${id}`);
    if (acknowledged !== undefined) meet(acknowledged.by).push(`acknowledged ${id}`);
  }
  return [...everybody.values()];
}

/** Who said or recorded each entry, in order. */
function named({ entries }: ReportContext): readonly PersonRef[] {
  const people: PersonRef[] = [];
  for (const { entry } of entries) {
    if (isHousekeeping(entry)) continue;
    const { author, by } = entry.meta;
    if (author !== undefined) people.push(author);
    people.push(by);
  }
  return people;
}

function span(since: Iso, until: Iso | undefined, { clock }: ReportContext): string {
  const when = (at: Iso) => clock.when({ at, precision: 'exact' });
  return until === undefined ? `from ${when(since)}` : `from ${when(since)} to ${when(until)}`;
}
