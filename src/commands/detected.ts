import { accept } from '../domain/decision';
import { time, words } from './args';
import { defineCommand, entry } from './define-command';

export const detected = defineCommand({
  name: 'detected',
  summary: 'Says how and when it was noticed',
  example: 'detected 13:58 alert: error rate above 5%',
  group: 'record',
  args: { moment: time, text: words('text') },
  decide: (_request, { moment, text }) => accept(entry('detected', { text }, moment)),
});
