import { accept } from '../domain/decision';
import { proseParts } from '../domain/vocabulary';
import { oneOf, words } from './args';
import { defineCommand, entry } from './define-command';

export const write = defineCommand({
  name: 'write',
  summary: 'Writes a part of the report in free prose; written again, it replaces',
  example: 'write introduction On Monday checkout failed for forty minutes.',
  group: 'document',
  args: { part: oneOf(proseParts), text: words('text') },
  decide: (_request, { part, text }) => accept(entry('prose-written', { part, text })),
});
