import { accept, refuse } from '../domain/decision';
import type { PersonRef } from '../domain/person';
import { type Arg, firstWord, itemId, optionalWords, person, time } from './args';
import { defineCommand, entry } from './define-command';
import { findEscalation } from './find-item';

/** `by @user`, where somebody else said that they are on it. */
const onBehalf: Arg<PersonRef | undefined> = {
  hint: '[by @user]',
  read(markup, request) {
    const { word, rest } = firstWord(markup);
    if (word.toLowerCase() !== 'by' || !rest.startsWith('<@'))
      return { value: undefined, rest: markup };
    return person.read(rest, request);
  },
};

export const ack = defineCommand({
  name: 'ack',
  aliases: ['acknowledge'],
  summary: 'Acknowledges an escalation: somebody is on it',
  example: 'ack E1 looking at it now',
  group: 'people',
  args: {
    id: itemId('E'),
    early: onBehalf,
    moment: time,
    late: onBehalf,
    text: optionalWords('text'),
  },
  decide(request, { id, early, moment, late, text }) {
    const found = findEscalation(request, id);
    if ('ok' in found) return found;
    if (found.acknowledged) {
      return refuse(
        'unchanged',
        `${id} was acknowledged by ${found.acknowledged.by.name} already.`,
      );
    }
    const { actor } = request;
    const acknowledgedBy = late ?? early ?? { id: actor.id, name: actor.name };
    return accept(
      entry('escalation-acknowledged', { escalation: id, acknowledgedBy, text }, moment),
    );
  },
});
