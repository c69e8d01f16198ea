import { accept } from '../domain/decision';
import { time, words } from './args';
import { defineCommand, entry } from './define-command';

export const impact = defineCommand({
  name: 'impact',
  summary: 'Says who is hurt and how much',
  example: 'impact 14:00 checkout fails for 30% of users',
  group: 'record',
  args: { moment: time, text: words('text') },
  decide: (_request, { moment, text }) => accept(entry('impact-described', { text }, moment)),
});
