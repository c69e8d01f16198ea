import { accept } from '../domain/decision';
import { words } from './args';
import { defineCommand, entry } from './define-command';

export const improve = defineCommand({
  name: 'improve',
  summary: 'Says what should be better next time',
  example: 'improve alerts should cover the connection pool',
  group: 'document',
  args: { text: words('text') },
  decide: (_request, { text }) => accept(entry('improvement-proposed', { text })),
});
