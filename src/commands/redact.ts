import { refuse } from '../domain/decision';
import { hasWords } from '../domain/redaction';
import { itemId } from './args';
import { defineCommand } from './define-command';
import { findEntry } from './find-entry';

export const redact = defineCommand({
  name: 'redact',
  summary: 'Takes the words of an entry away for good, after asking; that there was one stays',
  example: 'redact T5',
  group: 'correct',
  args: { id: itemId('T', 'T5') },
  decide(request, { id }) {
    const found = findEntry(request, id);
    if ('ok' in found) return found;
    if (found.isRedacted) return refuse('unchanged', `The words of ${id} are gone already.`);
    if (!hasWords(found.original))
      return refuse('not-possible-now', `${id} has no words of its own to redact.`);
    return { show: 'redaction', seq: found.entry.meta.seq };
  },
});
