import { defineCommand } from './define-command';

export const moments = defineCommand({
  name: 'moments',
  aliases: ['times'],
  summary: 'Sets when it started, was detected, identified and resolved, in one form',
  example: 'moments',
  group: 'document',
  args: {},
  decide: () => ({ ask: 'moments' }),
});
