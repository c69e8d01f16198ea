import { accept } from '../domain/decision';
import { optionalWords, time } from './args';
import { defineCommand, entry } from './define-command';

export const resolve = defineCommand({
  name: 'resolve',
  summary: 'Says that the impact is over',
  example: 'resolve 14:40 error rate back to normal',
  group: 'record',
  whenClosed: 'reopens',
  args: { moment: time, text: optionalWords('how') },
  decide: (_request, { moment, text }) => accept(entry('resolved', { text }, moment)),
});
