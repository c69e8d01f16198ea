import { accept, refuse } from '../domain/decision';
import { words } from './args';
import { defineCommand, entry } from './define-command';

export const title = defineCommand({
  name: 'title',
  summary: 'Gives the incident another title',
  example: 'title Checkout fails for everybody in Europe',
  group: 'document',
  args: { text: words('title') },
  decide({ state }, { text }) {
    if (text === state.title) return refuse('unchanged', 'That is its title already.');
    return accept(entry('title-changed', { from: state.title, text: text.replace(/\s+/g, ' ') }));
  },
});
