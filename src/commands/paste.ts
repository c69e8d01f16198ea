import { defineCommand } from './define-command';

export const paste = defineCommand({
  name: 'paste',
  summary:
    'Takes many lines at once, each with its time, and shows what it understood before saving',
  example: 'paste',
  group: 'record',
  args: {},
  decide: () => ({ ask: 'paste' }),
});
