import { type Arg, firstWord } from './args';
import { defineCommand } from './define-command';
import { plainWords } from './markup';

const days: Arg<number> = {
  hint: '[days]',
  read(markup) {
    const { word, rest } = firstWord(markup);
    if (word === '') return { value: 90, rest };
    const number = /^(\d{1,4})d?$/i.exec(word)?.[1];
    if (number !== undefined && Number(number) > 0) return { value: Number(number), rest };
    return { problem: `It takes a number of days, and got “${plainWords(word)}”.` };
  },
};

export const stats = defineCommand({
  name: 'stats',
  summary: 'Counts incidents and how long they took, over the last days (90)',
  example: 'stats 30',
  group: 'read',
  needsIncident: false,
  args: { days },
  decide: (_request, values) => ({ show: 'stats', days: values.days }),
});
