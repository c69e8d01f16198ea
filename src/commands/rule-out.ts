import { accept, refuse } from '../domain/decision';
import { itemId, optionalWords, time } from './args';
import { defineCommand, entry } from './define-command';
import { findHypothesis } from './find-item';

export const ruleOut = defineCommand({
  name: 'rule-out',
  aliases: ['ruleout', 'rule_out'],
  summary: 'Ends a hypothesis: it was not the cause',
  example: 'rule-out H1 the error rate did not change after the rollback',
  group: 'record',
  args: { id: itemId('H'), moment: time, text: optionalWords('why') },
  decide(request, { id, moment, text }) {
    const found = findHypothesis(request, id);
    if ('ok' in found) return found;
    if (found.state === 'ruled-out') {
      return refuse(
        'unchanged',
        `${id} is ruled out already.`,
        `evidence ${id} against ${text || 'why'}`,
      );
    }
    return accept(entry('hypothesis-ruled-out', { hypothesis: id, text }, moment));
  },
});
