import { accept, refuse } from '../domain/decision';
import { asTitle, titleProblem } from '../domain/titles';
import { words } from './args';
import { defineCommand, entry } from './define-command';

export const title = defineCommand({
  name: 'title',
  summary: 'Gives the incident another title',
  example: 'title Checkout fails for everybody in Europe',
  group: 'document',
  args: { text: words('title') },
  decide({ state }, { text }) {
    const to = asTitle(text);
    const problem = titleProblem(to);
    if (problem !== undefined) return refuse('bad-argument', problem);
    if (to === state.title) return refuse('unchanged', 'That is its title already.');
    return accept(entry('title-changed', { from: state.title, text: to }));
  },
});
