import { accept, refuse } from '../domain/decision';
import { holderOf } from '../domain/moments';
import { type Arg, firstWord, optionalWords, personOrNone, time } from './args';
import { defineCommand, entry } from './define-command';
import { plainWords } from './markup';

const roleName: Arg<string> = {
  hint: 'role',
  read(markup, { vocabulary }) {
    const { word, rest } = firstWord(markup);
    const name = plainWords(word);
    const value = vocabulary.roles.find((one) => one.toLowerCase() === name.toLowerCase());
    if (value !== undefined) return { value, rest };
    const said = name === '' ? 'nothing' : `“${name}”`;
    return { problem: `The roles here are ${vocabulary.roles.join(', ')}; it got ${said}.` };
  },
};

export const role = defineCommand({
  name: 'role',
  summary: 'Gives somebody a role, or takes it with none',
  example: 'role comms @dana',
  group: 'people',
  args: { role: roleName, who: personOrNone, moment: time, text: optionalWords('text') },
  decide({ state }, { role: name, who, moment, text }) {
    if (who === null && holderOf(state, name) === undefined) {
      return refuse('unchanged', `Nobody is ${name}, so there is nobody to take it from.`);
    }
    return accept(entry('role-assigned', { role: name, person: who, text }, moment));
  },
});
