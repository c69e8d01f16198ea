import { accept } from '../domain/decision';
import { targetAndTime, words } from './args';
import { defineCommand, entry } from './define-command';

export const escalate = defineCommand({
  name: 'escalate',
  aliases: ['page'],
  summary: 'Asks somebody for help, publicly, with a button to acknowledge',
  example: 'escalate "database team" writes are stuck',
  group: 'people',
  whenClosed: 'reopens',
  args: { whom: targetAndTime, text: words('reason') },
  decide({ state }, { whom, text }) {
    const escalation = `E${state.numbered.E + 1}`;
    return accept(entry('escalated', { escalation, target: whom.target, text }, whom.moment));
  },
});
