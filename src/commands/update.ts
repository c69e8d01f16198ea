import { accept } from '../domain/decision';
import { optionalWords, time } from './args';
import { defineCommand, entry } from './define-command';

export const update = defineCommand({
  name: 'update',
  summary: 'Posts a status update for everybody; without text, a form',
  example: 'update Checkout works again for most; we are watching it',
  group: 'people',
  whenClosed: 'reopens',
  args: { moment: time, text: optionalWords('text') },
  decide(_request, { moment, text }) {
    if (text === '') return { ask: 'update' };
    return accept(entry('update-posted', { text }, moment));
  },
});
