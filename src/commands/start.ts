import { asTitle } from '../domain/titles';
import { type Arg, firstWord, maybe, optionalWords, time } from './args';
import { defineCommand } from './define-command';
import { severityName } from './severity';

interface Flags {
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly usesThisChannel: boolean;
}

const flagNames = {
  '--private': 'isPrivate',
  '--drill': 'isDrill',
  '--here': 'usesThisChannel',
} as const satisfies Record<string, keyof Flags>;

/** Slack's phones turn two hyphens into a dash. */
const dashes = /^[—–]/;

const flags: Arg<Flags> = {
  hint: '[--private] [--drill] [--here]',
  read(markup) {
    const value = { isPrivate: false, isDrill: false, usesThisChannel: false };
    let rest = markup;
    for (;;) {
      const next = firstWord(rest);
      const word = next.word.replace(dashes, '--').toLowerCase();
      if (!word.startsWith('--')) return { value, rest };
      const name = Object.hasOwn(flagNames, word) && flagNames[word as keyof typeof flagNames];
      if (!name)
        return {
          problem: `${word} is not an option of start: there are --private, --drill and --here.`,
        };
      value[name] = true;
      rest = next.rest;
    }
  },
};

export const start = defineCommand({
  name: 'start',
  aliases: ['declare', 'new', 'open'],
  summary: 'Opens an incident with a channel of its own; without a title, a form',
  example: 'start sev2 -10m Checkout returns errors',
  group: 'start',
  needsIncident: false,
  args: {
    flags,
    severity: maybe(severityName),
    moment: time,
    later: flags,
    title: optionalWords('title'),
  },
  decide(_request, { flags: first, severity, moment, later, title }) {
    const opening = {
      title: asTitle(title),
      isPrivate: first.isPrivate || later.isPrivate,
      isDrill: first.isDrill || later.isDrill,
      usesThisChannel: first.usesThisChannel || later.usesThisChannel,
      ...(severity && { severity }),
      ...(moment && { moment }),
    };
    return opening.title === '' ? { ask: 'start', draft: opening } : { open: opening };
  },
});
