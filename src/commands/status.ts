import { accept } from '../domain/decision';
import { statusOf } from '../domain/moments';
import { settableStatuses } from '../domain/vocabulary';
import { oneOf, optionalWords, timeBeforeWhy } from './args';
import { defineCommand, entry } from './define-command';

export const status = defineCommand({
  name: 'status',
  summary: 'Says how far it has come',
  example: 'status monitoring the fix is out',
  group: 'record',
  whenClosed: 'reopens',
  args: { to: oneOf(settableStatuses), moment: timeBeforeWhy, text: optionalWords('why') },
  decide(request, { to, moment, text }) {
    return accept(entry('status-changed', { from: statusOf(request.state), to, text }, moment));
  },
});
