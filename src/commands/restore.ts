import { accept, refuse } from '../domain/decision';
import { itemId } from './args';
import { defineCommand, entry } from './define-command';
import { findEntry } from './find-entry';

export const restore = defineCommand({
  name: 'restore',
  summary: 'Brings a removed entry back',
  example: 'restore T5',
  group: 'correct',
  args: { id: itemId('T', 'T5') },
  decide(request, { id }) {
    const found = findEntry(request, id);
    if ('ok' in found) return found;
    if (!found.isRemoved) return refuse('unchanged', `${id} is on the record.`);
    return accept(entry('entry-restored', { target: found.entry.meta.seq }));
  },
});
