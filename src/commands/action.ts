import { accept } from '../domain/decision';
import { maybe, person, wordsWithDue } from './args';
import { defineCommand, entry } from './define-command';

export const action = defineCommand({
  name: 'action',
  aliases: ['todo'],
  summary: 'Adds follow-up work, with an owner and a due date if there are any',
  example: 'action @dana add an alert for pool exhaustion by 2026-12-01',
  group: 'document',
  args: { owner: maybe(person), work: wordsWithDue('text') },
  decide({ state }, { owner, work }) {
    const id = `A${state.numbered.A + 1}`;
    return accept(entry('action-added', { action: id, ...work, ...(owner && { owner }) }));
  },
});
