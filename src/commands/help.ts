import { optionalWords } from './args';
import { defineCommand } from './define-command';

export const help = defineCommand({
  name: 'help',
  summary: 'Shows the commands, or one of them',
  example: 'help escalate',
  group: 'read',
  needsIncident: false,
  args: { about: optionalWords('command') },
  decide: (_request, { about }) => (about === '' ? { show: 'help' } : { show: 'help', about }),
});
