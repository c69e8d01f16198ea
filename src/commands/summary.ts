import { defineCommand } from './define-command';

export const summary = defineCommand({
  name: 'summary',
  summary: 'Shows what to know, in one screen',
  example: 'summary',
  group: 'read',
  args: {},
  decide: () => ({ show: 'summary' }),
});
