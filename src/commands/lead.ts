import { accept } from '../domain/decision';
import { optionalWords, person, time } from './args';
import { defineCommand, entry } from './define-command';

export const lead = defineCommand({
  name: 'lead',
  summary: 'Makes somebody the lead',
  example: 'lead @dana',
  group: 'people',
  args: { who: person, moment: time, text: optionalWords('text') },
  decide: (_request, { who, moment, text }) =>
    accept(entry('role-assigned', { role: 'lead', person: who, text }, moment)),
});
