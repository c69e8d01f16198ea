import { accept, refuse } from '../domain/decision';
import { wordsOf } from '../domain/standing';
import { itemId, words } from './args';
import { defineCommand, entry } from './define-command';
import { findEntry } from './find-entry';

export const edit = defineCommand({
  name: 'edit',
  summary: 'Rewords an entry; the earlier wording stays on record',
  example: 'edit T5 restarted the replica, not the primary',
  group: 'correct',
  args: { id: itemId('T', 'T5'), text: words('text') },
  decide(request, { id, text }) {
    const found = findEntry(request, id);
    if ('ok' in found) return found;
    const before = wordsOf(found.entry);
    if (before === undefined)
      return refuse('not-possible-now', `${id} has no words of its own to change.`);
    if (before === text) return refuse('unchanged', `${id} says just that already.`);
    return accept(entry('entry-edited', { target: found.entry.meta.seq, text }));
  },
});
