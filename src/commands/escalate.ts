import { accept } from '../domain/decision';
import { target, time, words } from './args';
import { defineCommand, entry } from './define-command';

export const escalate = defineCommand({
  name: 'escalate',
  aliases: ['page'],
  summary: 'Asks somebody for help, publicly, with a button to acknowledge',
  example: 'escalate "database team" writes are stuck',
  group: 'people',
  whenClosed: 'reopens',
  args: { to: target, moment: time, text: words('reason') },
  decide({ state }, { to, moment, text }) {
    const escalation = `E${state.numbered.E + 1}`;
    return accept(entry('escalated', { escalation, target: to, text }, moment));
  },
});
