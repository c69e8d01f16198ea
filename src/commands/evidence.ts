import { accept } from '../domain/decision';
import { itemId, oneOf, time, words } from './args';
import { defineCommand, entry } from './define-command';
import { findHypothesis } from './find-item';

export const evidence = defineCommand({
  name: 'evidence',
  summary: 'Adds evidence for or against a hypothesis',
  example: 'evidence H1 against errors began before the deploy',
  group: 'record',
  args: { id: itemId('H'), side: oneOf(['for', 'against']), moment: time, text: words('text') },
  decide(request, { id, side, moment, text }) {
    const found = findHypothesis(request, id);
    if ('ok' in found) return found;
    return accept(entry('evidence-added', { hypothesis: id, side, text }, moment));
  },
});
