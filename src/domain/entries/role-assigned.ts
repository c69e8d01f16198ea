import { statement } from '../incident-state';
import type { PersonRef } from '../person';
import { defineEntry } from './define-entry';

interface Payload {
  readonly role: string;
  /** Null takes the role from whoever has it. */
  readonly person: PersonRef | null;
  readonly text: string;
}

export const roleAssigned = defineEntry<Payload>()({
  kind: 'role-assigned',
  label: 'role',
  facet: 'timeline',
  evolve(draft, { role, person, text }, meta) {
    draft.roles.push({ role, value: person, ...statement(meta, text) });
  },
  read: ({ role, person, text }) => ({
    headline: person === null ? `Nobody is ${role} now` : `${person.name} is ${role}`,
    text,
  }),
});
