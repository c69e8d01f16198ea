import { accept, refuse } from '../domain/decision';
import { itemId } from './args';
import { defineCommand, entry } from './define-command';
import { findAction } from './find-item';

export const done = defineCommand({
  name: 'done',
  summary: 'Says that an action item is done',
  example: 'done A1',
  group: 'document',
  args: { id: itemId('A') },
  decide(request, { id }) {
    const found = findAction(request, id);
    if ('ok' in found) return found;
    if (found.state === 'done') return refuse('unchanged', `${id} is done already.`);
    return accept(entry('action-done', { action: id }));
  },
});
