import { accept, type Decision, refuse } from '../domain/decision';
import { wordsOf } from '../domain/standing';
import { asTitle, titleProblem } from '../domain/titles';
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
    if (found.isRedacted)
      return refuse('not-possible-now', `The words of ${id} were redacted for good.`, 'note …');
    const before = wordsOf(found.entry);
    if (before === undefined)
      return refuse('not-possible-now', `${id} has no words of its own to change.`);
    if (found.entry.kind === 'opened') return retitled(id, before, asTitle(text));
    if (before === text) return refuse('unchanged', `${id} says just that already.`);
    return accept(entry('entry-edited', { target: found.entry.meta.seq, text }));
  },
});

/** The words of the first entry are the title it was opened under. */
function retitled(id: string, before: string, text: string): Decision {
  const problem = titleProblem(text);
  if (problem !== undefined) return refuse('bad-argument', problem);
  if (before === text) return refuse('unchanged', `${id} says just that already.`);
  return accept(entry('entry-edited', { target: Number(id.slice(1)), text }));
}
