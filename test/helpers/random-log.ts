import fc from 'fast-check';
import type { EntryDraft } from './entries';
import { everyKind } from './samples';

type Fields = Record<string, unknown>;

/** Which kinds give a number, and the field that carries it. */
const numbering: Readonly<Record<string, string>> = {
  'hypothesis-raised': 'hypothesis',
  escalated: 'escalation',
  'action-added': 'action',
};

/** What may follow an opening, in any order: numbered without repeats, and mostly pointing at what is there. */
export function anyDrafts(maxLength: number): fc.Arbitrary<readonly EntryDraft[]> {
  const [, ...kinds] = everyKind;
  const picks = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(1_000)), { maxLength });
  return picks.map(numbered);
}

function numbered(picks: readonly (readonly [EntryDraft, number])[]): readonly EntryDraft[] {
  const given: Record<string, number> = { hypothesis: 0, escalation: 0, action: 0 };
  return picks.map(([[kind, payload], pick], index) => {
    const field = numbering[kind];
    if (field !== undefined) given[field] = (given[field] ?? 0) + 1;
    const pointed = Object.entries(payload as Fields).map(([name, value]) => {
      if (name === 'target' && typeof value === 'number') return [name, 1 + (pick % (index + 1))];
      const count = given[name];
      if (count === undefined) return [name, value];
      const number = name === field ? count : 1 + (pick % Math.max(count, 1));
      return [name, `${name.charAt(0).toUpperCase()}${number}`];
    });
    return [kind, Object.fromEntries(pointed)] as unknown as EntryDraft;
  });
}

/** No command does that. Three entries lie between, so that the redaction is on record when the new wording comes. */
export const editedOnceRedacted: readonly EntryDraft[] = [
  ['entry-redacted', { target: 1 }],
  ['note', { text: 'a' }],
  ['note', { text: 'b' }],
  ['note', { text: 'c' }],
  ['entry-edited', { target: 1, text: 'the words again' }],
];
