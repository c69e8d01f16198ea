import { accept } from '../domain/decision';
import { time, words } from './args';
import { defineCommand, entry } from './define-command';

export const note = defineCommand({
  name: 'note',
  aliases: ['log', 'add'],
  summary: 'Puts an entry on the timeline',
  example: 'note 14:05 restarted the primary',
  group: 'record',
  args: { moment: time, text: words('text') },
  decide: (_request, { moment, text }) => accept(entry('note', { text }, moment)),
});
