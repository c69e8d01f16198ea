import { refuse } from '../domain/decision';
import { isClosed } from '../domain/moments';
import { defineCommand } from './define-command';

export const close = defineCommand({
  name: 'close',
  summary: 'Lists what is missing, closes, and posts the report to the channel',
  example: 'close',
  group: 'end',
  args: {},
  decide({ state }) {
    if (isClosed(state)) return refuse('unchanged', 'It is closed already.', 'preview');
    return { close: true };
  },
});
