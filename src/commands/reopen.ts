import { accept, type Decision, refuse } from '../domain/decision';
import { isClosed } from '../domain/moments';
import { firstWord, optionalWords } from './args';
import { defineCommand, entry } from './define-command';
import { findHypothesis } from './find-item';
import type { Request } from './request';

export const reopen = defineCommand({
  name: 'reopen',
  summary: 'Opens a closed incident again; with H1, a hypothesis that was ended',
  example: 'reopen the errors are back',
  group: 'end',
  args: { text: optionalWords('H1|why') },
  decide(request, { text }) {
    const { word, rest } = firstWord(text);
    if (/^H\d{1,9}$/i.test(word)) return reopenHypothesis(request, word, rest);
    if (!isClosed(request.state)) return isOpen(request);
    return accept(entry('reopened', { text }));
  },
});

function isOpen({ state }: Request): Decision {
  const ended = state.hypotheses.findLast((one) => one.state !== 'open');
  if (ended === undefined) return refuse('not-possible-now', 'The incident is open.');
  const message = 'The incident is open. To reopen a hypothesis, name it.';
  return refuse('not-possible-now', message, `reopen ${ended.id}`);
}

function reopenHypothesis(request: Request, word: string, text: string): Decision {
  const id = `H${Number(word.slice(1))}`;
  const found = findHypothesis(request, id);
  if ('ok' in found) return found;
  if (found.state === 'open')
    return refuse('unchanged', `${id} is open.`, `evidence ${id} for why`);
  return accept(entry('hypothesis-reopened', { hypothesis: id, text }));
}
