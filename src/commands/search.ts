import { words } from './args';
import { defineCommand } from './define-command';

export const search = defineCommand({
  name: 'search',
  summary: 'Finds incidents by words in their title or entries',
  example: 'search connection pool',
  group: 'read',
  needsIncident: false,
  args: { text: words('words') },
  decide: (_request, { text }) => ({ show: 'search', words: text.split(/\s+/).slice(0, 20) }),
});
