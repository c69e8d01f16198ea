import { accept, refuse } from '../domain/decision';
import { itemId, when } from './args';
import { defineCommand, entry } from './define-command';
import { findEntry } from './find-entry';

export const move = defineCommand({
  name: 'move',
  summary: 'Says when an entry really happened',
  example: 'move T5 13:52',
  group: 'correct',
  args: { id: itemId('T', 'T5'), to: when },
  decide(request, { id, to }) {
    const found = findEntry(request, id);
    if ('ok' in found) return found;
    const { at, precision, seq } = found.entry.meta;
    if (at === to.at && precision === to.precision) {
      return refuse('unchanged', `${id} is at that time already.`);
    }
    return accept(entry('entry-moved', { target: seq, to: to.at, precision: to.precision }));
  },
});
