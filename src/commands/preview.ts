import { defineCommand } from './define-command';

export const preview = defineCommand({
  name: 'preview',
  summary: 'Shows the report so far',
  example: 'preview',
  group: 'read',
  args: {},
  decide: () => ({ show: 'preview' }),
});
