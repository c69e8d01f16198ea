import { defineCommand } from './define-command';

export const list = defineCommand({
  name: 'list',
  summary: 'Lists the incidents that are open, and the latest that are not',
  example: 'list',
  group: 'read',
  needsIncident: false,
  args: {},
  decide: () => ({ show: 'list' }),
});
