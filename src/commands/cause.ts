import { accept } from '../domain/decision';
import { time, words } from './args';
import { defineCommand, entry } from './define-command';

export const cause = defineCommand({
  name: 'cause',
  summary: 'States the root cause or a contributing factor',
  example: 'cause a config change dropped the connection pool to 1',
  group: 'document',
  args: { moment: time, text: words('text') },
  decide: (_request, { moment, text }) => accept(entry('cause-found', { text }, moment)),
});
