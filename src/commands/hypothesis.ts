import { accept } from '../domain/decision';
import { time, words } from './args';
import { defineCommand, entry } from './define-command';

export const hypothesis = defineCommand({
  name: 'hypothesis',
  aliases: ['theory', 'suspect'],
  summary: 'Raises something believed to be the cause',
  example: 'hypothesis the 14:00 deploy broke the cache',
  group: 'record',
  whenClosed: 'reopens',
  args: { moment: time, text: words('text') },
  decide({ state }, { moment, text }) {
    const id = `H${state.numbered.H + 1}`;
    return accept(entry('hypothesis-raised', { hypothesis: id, text }, moment));
  },
});
