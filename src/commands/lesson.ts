import { accept } from '../domain/decision';
import { lessonCategories } from '../domain/vocabulary';
import { maybe, oneOf, words } from './args';
import { defineCommand, entry } from './define-command';

export const lesson = defineCommand({
  name: 'lesson',
  summary: 'Says what was learned: what went well, what went badly, where we got lucky',
  example: 'lesson well the alert fired within a minute',
  group: 'document',
  args: { category: maybe(oneOf(lessonCategories)), text: words('text') },
  decide: (_request, { category = 'other', text }) =>
    accept(entry('lesson-learned', { category, text })),
});
