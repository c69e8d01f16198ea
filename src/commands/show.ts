import { defineCommand } from './define-command';

export const show = defineCommand({
  name: 'show',
  summary: 'Shows how an incident stands',
  example: 'show',
  group: 'read',
  args: {},
  decide: () => ({ show: 'state' }),
});
