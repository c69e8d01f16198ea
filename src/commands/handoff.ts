import { accept, refuse } from '../domain/decision';
import { optionalWords, person } from './args';
import { defineCommand, entry } from './define-command';

export const handoff = defineCommand({
  name: 'handoff',
  aliases: ['handover'],
  summary:
    'Offers the lead to somebody, with a note of how it stands; it is theirs once they accept',
  example: 'handoff @dana watch the queue depth',
  group: 'people',
  whenClosed: 'reopens',
  args: { to: person, text: optionalWords('note') },
  decide({ actor }, { to, text }) {
    if (to.id === actor.id)
      return refuse('not-possible-now', 'A handoff is to somebody else.', 'lead me');
    return accept(entry('handover-offered', { to, text }));
  },
});
