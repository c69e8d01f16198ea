import { accept, refuse } from '../domain/decision';
import { itemId } from './args';
import { defineCommand, entry } from './define-command';
import { findEntry, isFixed } from './find-entry';

export const remove = defineCommand({
  name: 'remove',
  summary: 'Takes an entry off the record; restore brings it back',
  example: 'remove T5',
  group: 'correct',
  args: { id: itemId('T', 'T5') },
  decide(request, { id }) {
    const found = findEntry(request, id);
    if ('ok' in found) return found;
    if (found.isRemoved)
      return refuse('unchanged', `${id} is off the record already.`, `restore ${id}`);
    if (isFixed(found))
      return refuse(
        'not-possible-now',
        `${id} cannot be removed: the record begins or turns there.`,
      );
    return accept(entry('entry-removed', { target: found.entry.meta.seq }));
  },
});
