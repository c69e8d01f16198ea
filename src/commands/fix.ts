import { accept } from '../domain/decision';
import { time, words } from './args';
import { defineCommand, entry } from './define-command';

export const fix = defineCommand({
  name: 'fix',
  summary: 'States what was done about it',
  example: 'fix rolled the config change back',
  group: 'document',
  args: { moment: time, text: words('text') },
  decide: (_request, { moment, text }) => accept(entry('fix-described', { text }, moment)),
});
