import { defineCommand } from './define-command';

export const timeline = defineCommand({
  name: 'timeline',
  summary: 'Shows what is on record, newest last',
  example: 'timeline',
  group: 'read',
  args: {},
  decide: () => ({ show: 'timeline' }),
});
