import { accept, refuse } from '../domain/decision';
import { itemId } from './args';
import { defineCommand, entry } from './define-command';
import { findAction } from './find-item';

export const drop = defineCommand({
  name: 'drop',
  summary: 'Says that an action item will not be done',
  example: 'drop A1',
  group: 'document',
  args: { id: itemId('A') },
  decide(request, { id }) {
    const found = findAction(request, id);
    if ('ok' in found) return found;
    if (found.state === 'dropped') return refuse('unchanged', `${id} is dropped already.`);
    return accept(entry('action-dropped', { action: id }));
  },
});
