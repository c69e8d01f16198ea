import { accept, refuse } from '../domain/decision';
import { itemId, optionalWords, time } from './args';
import { defineCommand, entry } from './define-command';
import { findHypothesis } from './find-item';

export const confirm = defineCommand({
  name: 'confirm',
  summary: 'Ends a hypothesis: it was the cause',
  example: 'confirm H1 reproduced it in staging',
  group: 'record',
  args: { id: itemId('H'), moment: time, text: optionalWords('why') },
  decide(request, { id, moment, text }) {
    const found = findHypothesis(request, id);
    if ('ok' in found) return found;
    if (found.state === 'confirmed') {
      return refuse(
        'unchanged',
        `${id} is confirmed already.`,
        `evidence ${id} for ${text || 'why'}`,
      );
    }
    return accept(entry('hypothesis-confirmed', { hypothesis: id, text }, moment));
  },
});
